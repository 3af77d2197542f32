import type { PreferencePair } from "#lib/alignment/reward-models/preference-pair.ts";
import { MEASURES, type TextFeatures, textFeatures, type Witness } from "#lib/alignment/reward-models/text-features.ts";

/** Of each pair, the features of the chosen answer less those of the rejected one; one after the other. */
export type DifferenceRows = {
  readonly count: number;
  /** Where the features of each row begin; one more at the end. */
  readonly starts: Uint32Array;
  /** Places among `buckets`; behind them, the measures. */
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  /** The buckets that some pair differs in. */
  readonly buckets: Uint32Array;
};

/** The differences of some pairs, measures unscaled. */
export function differenceRows(pairs: readonly PreferencePair[], witness?: Witness): DifferenceRows {
  const rows = pairs.map(({ prompt, chosen, rejected }) =>
    difference(textFeatures(prompt, chosen, witness), textFeatures(prompt, rejected, witness)),
  );
  const buckets = Uint32Array.from(new Set(rows.flatMap(({ buckets }) => [...buckets]))).sort();
  const places = new Map(Array.from(buckets, (bucket, place) => [bucket, place]));
  const size = rows.reduce((sum, row) => sum + row.buckets.length + MEASURES.length, 0);
  const made = {
    count: pairs.length,
    starts: new Uint32Array(pairs.length + 1),
    columns: new Uint32Array(size),
    values: new Float32Array(size),
    buckets,
  };
  let at = 0;
  const put = (column: number, value: number) => {
    made.columns[at] = column;
    made.values[at] = value;
    at += 1;
  };
  rows.forEach((row, pair) => {
    row.buckets.forEach((bucket, place) => {
      put(places.get(bucket) ?? 0, row.values[place] ?? 0);
    });
    row.measures.forEach((value, measure) => {
      put(buckets.length + measure, value);
    });
    made.starts[pair + 1] = at;
  });
  return made;
}

/** One answer's features less another's. */
function difference(one: TextFeatures, other: TextFeatures): TextFeatures {
  const values = new Map<number, number>();
  for (const [place, bucket] of one.buckets.entries()) values.set(bucket, one.values[place] ?? 0);
  for (const [place, bucket] of other.buckets.entries())
    values.set(bucket, (values.get(bucket) ?? 0) - (other.values[place] ?? 0));
  const kept = [...values].filter(([, value]) => value !== 0).sort(([a], [b]) => a - b);
  return {
    buckets: Uint32Array.from(kept, ([bucket]) => bucket),
    values: Float64Array.from(kept, ([, value]) => value),
    measures: one.measures.map((value, measure) => value - (other.measures[measure] ?? 0)),
  };
}

/**
 * What each measure is multiplied by so that all of them together weigh as much as the words: their differences vary by
 * 1/√(how many there are). Of a measure that never differs, 0.
 */
export function measureScales({ count, columns, values, buckets }: DifferenceRows): number[] {
  const squares = MEASURES.map(() => 0);
  columns.forEach((column, at) => {
    const measure = column - buckets.length;
    if (measure >= 0) squares[measure] = (squares[measure] ?? 0) + (values[at] ?? 0) ** 2;
  });
  return squares.map((sum) => (sum === 0 ? 0 : 1 / Math.sqrt((MEASURES.length * sum) / count)));
}

/** Multiplies the measures, in place. */
export function scaleMeasures({ columns, values, buckets }: DifferenceRows, scales: readonly number[]): void {
  columns.forEach((column, at) => {
    if (column >= buckets.length) values[at] = (values[at] ?? 0) * (scales[column - buckets.length] ?? 0);
  });
}
