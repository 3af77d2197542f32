import { describe, expect, it } from "vitest";
import { CallError } from "#lib/connections/client/call-error.ts";
import { withRetries } from "#lib/connections/client/retries.ts";
import { retryAfterMs } from "#lib/connections/client/retry-after.ts";

/** Fails as told, then answers; its clock is a list of the waits that were asked for. */
function failing(...errors: Error[]) {
  const waits: number[] = [];
  let calls = 0;
  const options = { random: () => 0.5, sleep: async (ms: number) => void waits.push(ms) };
  const call = async () => {
    calls += 1;
    const error = errors.shift();
    if (error) throw error;
    return "fine";
  };
  return { call, options, waits, calls: () => calls };
}

const limited = (wait?: number) => new CallError("limited", "429", { status: 429, retryAfterMs: wait });
const broken = new CallError("network", "reset");

describe("retries", () => {
  it("wait a random time that doubles", async () => {
    const { call, options, waits } = failing(broken, broken, broken);
    expect(await withRetries(call, { ...options, baseMs: 100 })).toBe("fine");
    expect(waits).toEqual([50, 100, 200]);
  });

  it("grow no further than the longest wait", async () => {
    const { call, options, waits } = failing(...Array.from({ length: 9 }, () => broken));
    await withRetries(call, { ...options, attempts: 10, baseMs: 100, maxMs: 300 });
    expect(Math.max(...waits)).toBe(150);
  });

  it("never come back before the time that was asked for", async () => {
    const { call, options, waits } = failing(limited(3_000), limited(0));
    await withRetries(call, { ...options, baseMs: 100 });
    expect(waits).toEqual([3_050, 100]);
  });

  it("give up where the wait is not worth it, and after the last try", async () => {
    const long = failing(limited(3_600_000));
    await expect(withRetries(long.call, long.options)).rejects.toThrow("429");
    expect(long.waits).toEqual([]);
    const always = failing(broken, broken, broken, broken, broken);
    await expect(withRetries(always.call, { ...always.options, attempts: 3 })).rejects.toThrow("reset");
    expect(always.calls()).toBe(3);
  });

  it.each([
    new CallError("refused", "401", { status: 401 }),
    new CallError("malformed", "a page"),
    new CallError("address", "private"),
    new CallError("stopped", "stopped"),
    new TypeError("a mistake of ours"),
  ])("leave %s alone", async (error) => {
    const { call, options, calls } = failing(error);
    await expect(withRetries(call, options)).rejects.toBe(error);
    expect(calls()).toBe(1);
  });

  it("stop waiting when they are told to", async () => {
    const stop = new AbortController();
    const { call, calls } = failing(broken);
    setTimeout(() => stop.abort(), 10);
    const running = withRetries(call, { random: () => 1, baseMs: 60_000, maxMs: 60_000, signal: stop.signal });
    await expect(running).rejects.toMatchObject({ kind: "stopped" });
    expect(calls()).toBe(1);
  });
});

describe("how long an endpoint asks to wait", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  it.each([
    [{}, undefined],
    [{ "retry-after": "3" }, 3_000],
    [{ "retry-after": "0.5" }, 500],
    [{ "retry-after": "Tue, 24 Nov 2026 12:00:10 GMT" }, 10_000],
    [{ "retry-after": "Tue, 24 Nov 2026 11:00:00 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "-5" }, 0],
    [{ "retry-after-ms": "250", "retry-after": "1" }, 250],
    [{ "x-ratelimit-reset-requests": "6m0s" }, 360_000],
    [{ "x-ratelimit-reset-requests": "1h2m3.5s" }, 3_723_500],
    [{ "x-ratelimit-reset-tokens": "20ms" }, 20],
    [{ "x-ratelimit-reset-tokens": "nonsense" }, undefined],
    [{ "x-ratelimit-reset": "2" }, 2_000],
    [{ "x-ratelimit-reset": String(now / 1000 + 5) }, 5_000],
    [{ "x-ratelimit-reset": String(now + 5_000) }, 5_000],
    [{ "x-ratelimit-reset": "2026-11-24T12:00:05Z" }, 5_000],
    [
      {
        "x-ratelimit-reset-requests": "10s",
        "x-ratelimit-remaining-requests": "4",
        "x-ratelimit-reset-tokens": "2s",
        "x-ratelimit-remaining-tokens": "0",
      },
      2_000,
    ],
    [{ "x-ratelimit-reset-requests": "1s", "x-ratelimit-reset-tokens": "2s" }, 2_000],
  ] as const)("%j", (headers, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected);
  });
});
