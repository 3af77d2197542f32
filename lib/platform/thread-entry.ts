import os from "node:os";
import { parentPort, type Transferable } from "node:worker_threads";

/** What a thread sends back of a task. */
export type ThreadAnswer<Result> = { readonly result: Result } | { readonly error: unknown };

type Worked<Result> = {
  readonly result: Result;
  /** What need not be copied, since the thread has no more use for it. */
  readonly transfer: readonly Transferable[];
};

/** Behind what answers people. */
const NICENESS = 10;

/** Makes a file the entry of a `ThreadPool`: it works on each task it is sent, one after the other. */
export function answerTasks<Task, Result>(work: (task: Task) => Worked<Result>): void {
  if (!parentPort) throw new Error("This file is the entry of a thread.");
  const port = parentPort;
  // Elsewhere than on Linux a priority is the whole process's.
  if (process.platform === "linux") os.setPriority(0, NICENESS);
  port.on("message", (task: Task) => {
    try {
      const { result, transfer } = work(task);
      port.postMessage({ result } satisfies ThreadAnswer<Result>, transfer);
    } catch (error) {
      port.postMessage({ error } satisfies ThreadAnswer<Result>);
    }
  });
}
