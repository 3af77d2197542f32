import { type Interval, wilson } from "#lib/statistics/intervals.ts";

/** How much of a test set stands in one training set. */
export type MeasuredOverlap = {
  /** "3/2": version 2 of dataset 3. */
  readonly train: string;
  readonly trainName: string;
  readonly testRows: number;
  readonly anyRows: number;
};

/** A threshold that was set or changed when results on its test set were known already. */
export type LateThreshold = {
  readonly objective: number;
  readonly name: string;
  readonly how: "frozen-after-result" | "edited-after-freeze";
  readonly at: Date;
};

/** A test set that scores rest on, and everything that would say it was not unseen. */
export type TestSetCustody = {
  readonly ref: string;
  readonly name: string;
  /** The evaluations whose scores count for an objective and that saw it. */
  readonly evaluations: readonly number[];
  readonly lookCount: number;
  /** Null while nobody looked. */
  readonly firstLookAt: Date | null;
  readonly overlaps: readonly MeasuredOverlap[];
  /** Training sets it was not compared with yet. */
  readonly unmeasured: readonly string[];
  readonly late: readonly LateThreshold[];
};

export type Custody = {
  readonly testSets: readonly TestSetCustody[];
  /** Evaluations whose scores count for an objective and that name no test set kept here. */
  readonly unkept: readonly number[];
};

/** When an objective's threshold came to be, beside the first look at its test set. */
export type ThresholdFacts = {
  readonly number: number;
  readonly name: string;
  readonly frozenAt: Date | null;
  readonly editedAfterFreeze: Date | null;
};

/**
 * A threshold is a promise only when it was made before anybody knew the result. One that nobody froze yet counts for nothing, so
 * it cannot be late either; one that was changed after a look stays late for as long as that test set is the one that counts.
 */
export function lateThreshold(objective: ThresholdFacts, firstLookAt: Date | null): LateThreshold | null {
  const { number, name, frozenAt, editedAfterFreeze } = objective;
  if (!firstLookAt || !frozenAt) return null;
  if (editedAfterFreeze && editedAfterFreeze > firstLookAt)
    return { objective: number, name, how: "edited-after-freeze", at: editedAfterFreeze };
  return frozenAt > firstLookAt ? { objective: number, name, how: "frozen-after-result", at: frozenAt } : null;
}

/** The share of a test set that was found in a training set, with what it says about data like this. */
export function overlapShare({ anyRows, testRows }: Pick<MeasuredOverlap, "anyRows" | "testRows">): {
  readonly share: number;
  readonly interval: Interval | null;
} {
  return testRows === 0
    ? { share: 0, interval: null }
    : { share: anyRows / testRows, interval: wilson(anyRows, testRows) };
}

export type CustodyState = "unseen" | "overlap" | "late-threshold" | "not-compared";

/** What is wrong with a test set, the worst first; "unseen" when nothing is. The share itself decides: every row was looked at. */
export function custodyStateOf(testSet: TestSetCustody, maxOverlapShare: number): CustodyState {
  if (testSet.overlaps.some((overlap) => overlapShare(overlap).share > maxOverlapShare)) return "overlap";
  if (testSet.late.length > 0) return "late-threshold";
  return testSet.unmeasured.length > 0 ? "not-compared" : "unseen";
}

/** The training set in which most of a test set stands; null when it was compared with none. */
export function worstOverlap({ overlaps }: TestSetCustody): MeasuredOverlap | null {
  return overlaps.reduce<MeasuredOverlap | null>(
    (worst, one) => (worst && overlapShare(worst).share >= overlapShare(one).share ? worst : one),
    null,
  );
}
