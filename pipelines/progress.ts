import {type Language, say} from "./messages.ts";
import type {Reporter} from "./run.ts";

export type Progress = Reporter & {
  /** Ends the display; the stage under way is shown as failed when there is an error. */
  end(error?: unknown): Promise<void>;
};

/** Returns a reporter that writes a line per finished stage, for logs. */
export function plainProgress(language: Language): Progress {
  return {
    language,
    start: () => {},
    note: () => {},
    done: (stage, text) => process.stderr.write(`${say(`stage_${stage}`, language)} · ${text}\n`),
    warn: (text) => process.stderr.write(`${text}\n`),
    end: async () => {}
  };
}
