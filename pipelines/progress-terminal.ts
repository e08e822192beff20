import {Listr, ListrLogger, ProcessOutput} from "listr2";
import {type Language, say} from "./messages.ts";
import type {Progress} from "./progress.ts";
import type {Stage} from "./run.ts";

type Waiting = {promise: Promise<void>; resolve(): void; reject(error: unknown): void};
type Task = {title?: string; output: string};

/** Returns a reporter that draws each stage on the terminal's error stream as it goes. */
export function terminalProgress(stages: Stage[], language: Language): Progress {
  const waiting = new Map(stages.map((stage) => [stage, deferred()]));
  const tasks = new Map<Stage, Task>();
  const warnings: string[] = [];
  const list = new Listr(
    stages.map((stage) => ({
      title: say(`stage_${stage}`, language),
      task: (_: unknown, task: Task) => {
        tasks.set(stage, task);
        return waiting.get(stage)!.promise;
      }
    })),
    {
      rendererOptions: {
        logger: new ListrLogger({processOutput: new ProcessOutput(process.stderr, process.stderr)}),
        timer: {
          condition: (ms: number) => ms > 500,
          format: (ms: number) => () => `${(ms / 1000).toFixed(1)} s`
        }
      } as object,
      exitOnError: true,
      registerSignalListeners: false
    }
  );
  const shown = list.run().catch(() => {});
  let current = stages[0]!;
  return {
    language,
    start: (stage) => {
      current = stage;
    },
    note: (text) => {
      const task = tasks.get(current);
      if (task) task.output = text;
    },
    done: (stage, text) => {
      const task = tasks.get(stage);
      if (task) task.title = `${say(`stage_${stage}`, language)} · ${text}`;
      waiting.get(stage)?.resolve();
    },
    warn: (text) => warnings.push(text),
    async end(error) {
      if (error) waiting.get(current)?.reject(error);
      else for (const one of waiting.values()) one.resolve();
      await shown;
      for (const warning of warnings) process.stderr.write(`${warning}\n`);
    }
  };
}

function deferred(): Waiting {
  const {promise, resolve, reject} = Promise.withResolvers<void>();
  promise.catch(() => {});
  return {promise, resolve, reject};
}
