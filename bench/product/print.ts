import { timesOf } from "#bench/pages/timing.ts";

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function mib(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

/** @param since of `performance.now()`. */
export function secondsSince(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** "median 31 ms, p95 48 ms (60)" */
export function timesInWords(times: readonly number[]): string {
  const { medianMs, p95Ms } = timesOf(times);
  return `median ${medianMs.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms (${times.length})`;
}
