import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** A match takes microseconds; a pattern that needs so long, on however busy a machine, goes through the text again and again. */
const MATCH_MS = 2_000;
/** So often a pattern may take too long before it is not tried any more. */
const MOST_SLOW = 3;
/** Longer answers are matched at their beginning. */
const MATCHED_CHARACTERS = 200_000;

/**
 * Matches patterns that people wrote in a thread of its own, where one that never comes to an end (`(a+)+$`) can be broken off. As
 * text, since a thread needs a file or a text, and no file of a bundle is where it was.
 */
const THREAD = `
  const { parentPort } = require("node:worker_threads");
  const known = new Map();
  parentPort.on("message", ({ pattern, flags, text }) => {
    const key = flags + "/" + pattern;
    if (!known.has(key)) known.set(key, new RegExp(pattern, flags));
    parentPort.postMessage(known.get(key).test(text));
  });`;

/** One run's. Call `close` at its end. */
export class PatternMatcher {
  #thread: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  readonly #slow = new Map<string, number>();

  /** Patterns that took too long, and on how many answers: those count as not matching. */
  get slow(): ReadonlyMap<string, number> {
    return this.#slow;
  }

  /** Whether the text matches; false when that takes too long to find out. */
  matches(pattern: string, flags: string, text: string): Promise<boolean> {
    const answer = this.#last.then(() => this.#match(pattern, flags, text.slice(0, MATCHED_CHARACTERS)));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = null;
  }

  async #match(pattern: string, flags: string, text: string): Promise<boolean> {
    const slow = this.#slow.get(pattern) ?? 0;
    const answer = slow < MOST_SLOW ? await this.#ask(pattern, flags, text) : null;
    if (answer === null) this.#slow.set(pattern, slow + 1);
    return answer ?? false;
  }

  /** Null when there is no answer in time. */
  async #ask(pattern: string, flags: string, text: string): Promise<boolean | null> {
    this.#thread ??= await begin();
    const thread = this.#thread;
    const { promise, resolve, reject } = Promise.withResolvers<boolean | null>();
    const timer = setTimeout(() => resolve(null), MATCH_MS);
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.postMessage({ pattern, flags, text });
    try {
      const answer = await promise;
      if (answer === null) await this.close();
      return answer;
    } finally {
      clearTimeout(timer);
      thread.off("message", resolve);
      thread.off("error", reject);
    }
  }
}

async function begin(): Promise<Worker> {
  const thread = new Worker(THREAD, { eval: true, execArgv: [] });
  thread.unref();
  await once(thread, "online");
  return thread;
}
