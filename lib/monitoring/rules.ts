/** The widths in seconds at which telemetry is added up as it arrives. */
export const ROLLUP_STEPS = [60, 600, 3600, 86_400] as const;
export type RollupStep = (typeof ROLLUP_STEPS)[number];

/** A chart has no use for more points than it has pixels to tell apart. */
export const MAX_POINTS = 240;

/** The widths a chart's points may have, in seconds; each is a small multiple of a rollup step. */
const WIDTHS = [60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400, 604_800, 2_592_000] as const;

/** How a range is cut: `points` buckets of `widthSeconds` from `from`, each made of whole rollup buckets of `step`. */
export type Cut = {
  readonly step: RollupStep;
  readonly widthSeconds: number;
  /** The range moved outwards to whole buckets. */
  readonly from: Date;
  readonly to: Date;
  readonly points: number;
};

/**
 * Cuts a range into at most 240 buckets of the narrowest width that does it, read from the widest rollup that divides
 * that width. So an hour and a year read about the same number of rows.
 *
 * @param minWidthSeconds asks for wider buckets than the range needs.
 */
export function cutRange(from: Date, to: Date, minWidthSeconds = 0): Cut {
  for (const width of WIDTHS) {
    if (width < minWidthSeconds && width !== WIDTHS.at(-1)) continue;
    const cut = cutAt(from, to, width);
    if (cut.points <= MAX_POINTS) return cut;
  }
  const widest = WIDTHS[WIDTHS.length - 1] ?? ROLLUP_STEPS[3];
  return cutAt(from, new Date(Math.min(to.getTime(), from.getTime() + (MAX_POINTS - 1) * widest * 1000)), widest);
}

function cutAt(from: Date, to: Date, widthSeconds: number): Cut {
  const widthMs = widthSeconds * 1000;
  const first = Math.floor(from.getTime() / widthMs);
  const last = Math.max(Math.ceil(to.getTime() / widthMs), first + 1);
  return {
    step: ROLLUP_STEPS.findLast((step) => widthSeconds % step === 0) ?? ROLLUP_STEPS[0],
    widthSeconds,
    from: new Date(first * widthMs),
    to: new Date(last * widthMs),
    points: last - first,
  };
}

/** The start of the rollup bucket an instant falls into, in milliseconds since 1970. */
export function bucketStart(atMs: number, step: RollupStep): number {
  const stepMs = step * 1000;
  return Math.floor(atMs / stepMs) * stepMs;
}
