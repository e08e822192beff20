import {type Key, type Params, say} from "./messages.ts";

/** Exit codes of the command line, as the README promises them. */
export const exitCodes = {
  done: 0,
  audit: 1,
  usage: 2,
  quarantine: 3,
  stale: 4,
  locked_period: 5,
  busy: 6,
  refused: 7,
  resources: 8,
  bug: 70,
  interrupted: 130
} as const;

export type Exit = keyof typeof exitCodes;

/** What a user can mend: shown as a sentence with its way out and without a stack. */
export class Failure extends Error {
  readonly exit: Exit;
  readonly key: Key;
  readonly params: Params;

  constructor(exit: Exit, key: Key, params: Params = {}, options: ErrorOptions = {}) {
    super(say(key, "en", params), options);
    this.exit = exit;
    this.key = key;
    this.params = params;
  }
}

/** Returns the failure that an operating system error or DuckDB's means to a user, or the error itself. */
export function asFailure(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code;
  const text = error.message;
  if (code === "ENOSPC" || /No space left|could not write|Could not write/i.test(text))
    return new Failure("resources", "disk_full", {detail: text}, {cause: error});
  if (
    ["EACCES", "EPERM", "EROFS"].includes(code ?? "") ||
    /Permission denied|Read-only file system/i.test(text)
  )
    return new Failure("usage", "no_permission", {detail: text}, {cause: error});
  if (/Out of Memory|failed to allocate/i.test(text))
    return new Failure("resources", "memory_full", {detail: text}, {cause: error});
  return error;
}

/** Returns whether an error says that a file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
