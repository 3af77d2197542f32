/**
 * Holm's correction: with all adjusted chances held against the same level, that of even one false alarm among them stays
 * below it, whatever the tests have to do with each other.
 *
 * @param chances the p of each test; NaN, of a test that could not be made, counts as 1.
 * @returns the adjusted p, in the same order.
 * @see Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scand. J. Statist. 6 (1979), 65–70.
 */
export function holm(chances: readonly number[]): number[] {
  const told = chances.map((chance) => (Number.isNaN(chance) ? 1 : chance));
  const order = told.map((_, at) => at).sort((a, b) => (told[a] ?? 1) - (told[b] ?? 1));
  const adjusted = told.map(() => 1);
  let least = 0;
  order.forEach((at, before) => {
    least = Math.max(least, Math.min(1, (told[at] ?? 1) * (told.length - before)));
    adjusted[at] = least;
  });
  return adjusted;
}
