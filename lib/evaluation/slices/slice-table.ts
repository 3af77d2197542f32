import type { Interval, TargetDirection } from "#lib/statistics/intervals.ts";
import { FOUR_FIFTHS } from "#lib/statistics/slices/fairness.ts";
import { SMALL_SLICE } from "#lib/statistics/slices/slice-scores.ts";

export type StoredSlice = {
  readonly field: string;
  readonly slice: string;
  readonly n: number;
  readonly value: number | null;
  readonly intervalLow: number | null;
  readonly intervalHigh: number | null;
  /** Corrected by Holm over the slices of the field. */
  readonly pValue: number | null;
};

export type ShownSlice = {
  readonly slice: string;
  readonly n: number;
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly p: number | null;
  readonly isSmall: boolean;
  /** Its score less that of all items; null where either is missing. */
  readonly gap: number | null;
  readonly isWorst: boolean;
};

export type SliceTable = {
  readonly field: string;
  /** Worst first where it is known which way is better, else the lowest; without a score last. */
  readonly slices: readonly ShownSlice[];
  readonly worst: ShownSlice | null;
  /** Between the best and the worst; null with fewer than two. */
  readonly spread: number | null;
  /** The worse rate over the better one, of a share of which more is better; null for anything else. */
  readonly ratio: {
    readonly value: number;
    readonly isAdverse: boolean;
    /** One of the two has so few items that the ratio says little. */
    readonly isSmall: boolean;
  } | null;
};

type Score = { readonly value: number | null; readonly direction: TargetDirection | null; readonly isShare: boolean };

/** The slices of each field, judged by the score they are a part of. */
export function sliceTables(slices: readonly StoredSlice[], score: Score): SliceTable[] {
  return [...Map.groupBy(slices, ({ field }) => field)].map(([field, ofField]) => tableOf(field, ofField, score));
}

function tableOf(field: string, slices: readonly StoredSlice[], { value, direction, isShare }: Score): SliceTable {
  const sign = direction === "lower" ? -1 : 1;
  const ordered = slices.toSorted(
    (a, b) =>
      Number(a.value === null) - Number(b.value === null) ||
      sign * ((a.value ?? 0) - (b.value ?? 0)) ||
      (a.slice < b.slice ? -1 : 1),
  );
  const scored = ordered.flatMap((slice) => (slice.value === null ? [] : [slice.value]));
  const [low, high] = [Math.min(...scored), Math.max(...scored)];
  const hasSpread = scored.length > 1;
  const shown = ordered.map((slice, at): ShownSlice => {
    const { intervalLow, intervalHigh } = slice;
    return {
      ...{ slice: slice.slice, n: slice.n, value: slice.value, p: slice.pValue, isSmall: slice.n < SMALL_SLICE },
      interval: intervalLow === null || intervalHigh === null ? null : { low: intervalLow, high: intervalHigh },
      gap: slice.value === null || value === null ? null : slice.value - value,
      isWorst: at === 0 && hasSpread && high > low && direction !== null,
    };
  });
  return {
    field,
    slices: shown,
    worst: shown.find(({ isWorst }) => isWorst) ?? null,
    spread: hasSpread ? high - low : null,
    ratio:
      isShare && direction === "higher" && hasSpread && high > 0
        ? {
            value: low / high,
            isAdverse: low / high < FOUR_FIFTHS,
            isSmall: shown.some(({ value: own, isSmall }) => isSmall && (own === low || own === high)),
          }
        : null,
  };
}
