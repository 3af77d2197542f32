/** A longer gap is a break and says nothing about the pace. */
const BREAK_MS = 5 * 60_000;
/** The pace is that of the last so many answers. */
const LOOKED_AT = 30;

/**
 * How long one task takes at the present pace, in milliseconds; null before there are two.
 *
 * @param answeredAt when each answer of this sitting was given, the first one first.
 */
export function paceOf(answeredAt: readonly number[]): number | null {
  const recent = answeredAt.slice(-LOOKED_AT);
  const gaps = recent.slice(1).map((at, index) => at - (recent[index] ?? at));
  const working = gaps.filter((gap) => gap >= 0 && gap <= BREAK_MS);
  return working.length === 0 ? null : working.reduce((sum, gap) => sum + gap, 0) / working.length;
}
