import { CallError } from "#lib/connections/client/call-error.ts";
import type { Random } from "#lib/statistics/random.ts";

export type RetryPlan = {
  /** All tries together, the first included. */
  readonly attempts: number;
  /** The longest wait before the second try; it doubles with each further one, up to {@link maxMs}. */
  readonly baseMs: number;
  readonly maxMs: number;
  /** An endpoint that asks to wait longer than this is not waited for: the call fails at once. */
  readonly maxAskedMs: number;
};

export const DEFAULT_RETRIES: RetryPlan = { attempts: 4, baseMs: 500, maxMs: 20_000, maxAskedMs: 60_000 };

type Options = Partial<RetryPlan> & {
  readonly random: Random;
  readonly signal?: AbortSignal;
  /** Called before each wait, e.g. to count. */
  readonly onRetry?: (error: CallError, waitMs: number) => void;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/**
 * Runs a call again while it fails in a way that may pass, waiting as long as the endpoint asks, or a random time that
 * grows ("full jitter"), so that many callers do not come back at once.
 * @throws CallError the last one.
 * @see Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog (2015).
 */
export async function withRetries<T>(call: (attempt: number) => Promise<T>, options: Options): Promise<T> {
  const { random, signal, onRetry, sleep = pause, ...given } = options;
  const plan = { ...DEFAULT_RETRIES, ...given };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(attempt);
    } catch (error) {
      if (!(error instanceof CallError) || !error.isRetryable || attempt >= plan.attempts) throw error;
      const waitMs = waitBefore(attempt, error.retryAfterMs, plan, random);
      if (waitMs === null) throw error;
      onRetry?.(error, waitMs);
      await sleep(waitMs, signal);
      if (signal?.aborted) throw new CallError("stopped", "The call was stopped while it waited for another try.");
    }
  }
}

/** Milliseconds to wait after the given attempt, or null when the endpoint asks for more than is worth it. */
function waitBefore(attempt: number, askedMs: number | null, plan: RetryPlan, random: Random): number | null {
  if (askedMs !== null && askedMs > plan.maxAskedMs) return null;
  const jitterMs = random() * Math.min(plan.maxMs, plan.baseMs * 2 ** (attempt - 1));
  // Never before the time that was asked for; a little after it, each caller at another moment.
  return askedMs === null ? jitterMs : askedMs + Math.min(jitterMs, 1_000);
}

/** Sleeps, or wakes early when the signal is given. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
  });
}
