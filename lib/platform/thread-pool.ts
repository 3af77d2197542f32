import { availableParallelism } from "node:os";
import path from "node:path";
import { type Transferable, Worker } from "node:worker_threads";
import type { ThreadAnswer } from "#lib/platform/thread-entry.ts";

/** One core is left to pages, whatever there is to compute. */
export const MOST_THREADS = Math.max(1, availableParallelism() - 1);

/** A thread that has had nothing to do for so long is given up, with its memory. */
const IDLE_MS = 10_000;

type Waiting<Task, Result> = {
  readonly task: Task;
  readonly transfer: readonly Transferable[];
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: AbortSignal | undefined;
};

export type TaskOptions = { readonly signal?: AbortSignal; readonly transfer?: readonly Transferable[] };

/**
 * Threads that work through tasks in the order they came, `size` at a time. They begin with the first task and end when idle, and never
 * keep the process alive by themselves.
 */
export class ThreadPool<Task, Result> {
  readonly size: number;
  readonly #entry: string;
  readonly #threads = new Set<Thread<Task, Result>>();
  readonly #line: Waiting<Task, Result>[] = [];

  /** @param entry a file that calls `answerTasks`, from the root of the project. It runs as it is, outside any bundle. */
  constructor(entry: string, size = MOST_THREADS) {
    this.#entry = entry;
    this.size = size;
  }

  /**
   * @returns what the thread makes of the task; what it throws is thrown here. When `signal` fires the task is given up at once: a
   *   thread in the middle of it is ended.
   */
  run(task: Task, { signal, transfer = [] }: TaskOptions = {}): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    if (signal?.aborted) reject(signal.reason);
    else {
      this.#line.push({ task, transfer, resolve, reject, signal });
      this.#next();
    }
    return promise;
  }

  #next(): void {
    const waiting = this.#line[0];
    const thread = waiting && (this.#idle() ?? this.#begin());
    if (!waiting || !thread) return;
    this.#line.shift();
    if (waiting.signal?.aborted) waiting.reject(waiting.signal.reason);
    else thread.take(waiting);
    this.#next();
  }

  #idle(): Thread<Task, Result> | undefined {
    return [...this.#threads].find((thread) => !thread.isBusy);
  }

  #begin(): Thread<Task, Result> | undefined {
    if (this.#threads.size >= this.size) return undefined;
    const thread = new Thread<Task, Result>(this.#entry, {
      free: () => this.#next(),
      ended: () => {
        this.#threads.delete(thread);
        this.#next();
      },
    });
    this.#threads.add(thread);
    return thread;
  }
}

class Thread<Task, Result> {
  readonly #worker: Worker;
  readonly #free: () => void;
  #task: Waiting<Task, Result> | null = null;
  #idleTimer: NodeJS.Timeout | undefined;
  #hasEnded = false;

  constructor(entry: string, on: { free: () => void; ended: () => void }) {
    this.#free = on.free;
    const file = path.join(/* turbopackIgnore: true */ process.cwd(), entry);
    this.#worker = new Worker(/* turbopackIgnore: true */ file, { execArgv: [] });
    this.#worker.unref();
    this.#worker.on("message", (answer: ThreadAnswer<Result>) => this.#answered(answer));
    this.#worker.on("error", (error) => this.#failed(error));
    this.#worker.on("exit", (code) => {
      this.#hasEnded = true;
      clearTimeout(this.#idleTimer);
      this.#failed(new Error(`The thread of ${entry} ended with code ${code} in the middle of its task.`));
      on.ended();
    });
  }

  get isBusy(): boolean {
    return this.#task !== null || this.#hasEnded;
  }

  take(task: Waiting<Task, Result>): void {
    clearTimeout(this.#idleTimer);
    this.#task = task;
    this.#worker.ref();
    task.signal?.addEventListener("abort", this.#onAbort);
    this.#worker.postMessage(task.task, task.transfer);
  }

  readonly #onAbort = () => {
    this.#failed(this.#task?.signal?.reason);
    this.#end();
  };

  #answered(answer: ThreadAnswer<Result>): void {
    const task = this.#settle();
    this.#worker.unref();
    this.#idleTimer = setTimeout(() => this.#end(), IDLE_MS);
    this.#idleTimer.unref();
    if ("error" in answer) task?.reject(answer.error);
    else task?.resolve(answer.result);
    this.#free();
  }

  #failed(error: unknown): void {
    this.#settle()?.reject(error);
  }

  #settle(): Waiting<Task, Result> | null {
    const task = this.#task;
    this.#task = null;
    task?.signal?.removeEventListener("abort", this.#onAbort);
    return task;
  }

  #end(): void {
    this.#hasEnded = true;
    void this.#worker.terminate();
  }
}
