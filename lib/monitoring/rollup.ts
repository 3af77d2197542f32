import { bucketStart, ROLLUP_STEPS } from "#lib/monitoring/rules.ts";
import { chartedModel, type SpanRow } from "#lib/monitoring/span-row.ts";
import { binOf } from "#lib/statistics/quantile-sketch.ts";

type Key = {
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly application: string;
  readonly model: string;
  readonly operation: string;
};

export type BucketRow = Key & {
  requests: number;
  errors: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  priced: number;
  firstTokenMs: number;
  firstTokens: number;
};

export type LatencyRow = Key & { readonly bin: number; count: number };

/**
 * Adds spans up to what their buckets grow by, at every step. Both lists are sorted by their key: two batches that meet
 * in the database then lock the same rows in the same order, and neither can wait for the other in a circle.
 */
export function rollUp(rows: readonly SpanRow[]): { buckets: BucketRow[]; latencies: LatencyRow[] } {
  const buckets = new Map<string, BucketRow>();
  const latencies = new Map<string, LatencyRow>();
  for (const row of rows) {
    if (row.operation === "") continue;
    const bin = binOf(row.durationMs);
    for (const step of ROLLUP_STEPS) {
      const key: Key = {
        step,
        atMs: bucketStart(row.startedAtUs / 1000, step),
        application: row.application,
        model: chartedModel(row),
        operation: row.operation,
      };
      const name = JSON.stringify([step, key.atMs, key.application, key.model, key.operation]);
      add(
        entry(buckets, name, () => emptyBucket(key)),
        row,
      );
      entry(latencies, `${name}${bin}`, () => ({ ...key, bin, count: 0 })).count += 1;
    }
  }
  return { buckets: sorted(buckets), latencies: sorted(latencies) };
}

function add(bucket: BucketRow, row: SpanRow): void {
  bucket.requests += 1;
  if (row.status === "error" || row.errorType !== null) bucket.errors += 1;
  bucket.inputTokens += row.inputTokens ?? 0;
  bucket.outputTokens += row.outputTokens ?? 0;
  if (row.costUsd !== null) {
    bucket.costUsd += row.costUsd;
    bucket.priced += 1;
  }
  if (row.firstTokenMs !== null) {
    bucket.firstTokenMs += row.firstTokenMs;
    bucket.firstTokens += 1;
  }
}

function emptyBucket(key: Key): BucketRow {
  return {
    ...key,
    requests: 0,
    errors: 0,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    priced: 0,
    firstTokenMs: 0,
    firstTokens: 0,
  };
}

function entry<T>(map: Map<string, T>, name: string, make: () => T): T {
  const found = map.get(name);
  if (found) return found;
  const made = make();
  map.set(name, made);
  return made;
}

/** Any order will do as long as every process has the same: code units, which no locale changes. */
function sorted<T>(map: Map<string, T>): T[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}
