import type { Matrix } from "#lib/statistics/matrix.ts";

/** The models that comparisons join, whoever won; largest group first. `won[i][j]`: how often i was preferred to j. */
export function connectedGroups(won: Matrix): number[][] {
  const left = new Set(won.keys());
  const groups: number[][] = [];
  for (const start of left) {
    const group = reachedFrom(start, won.length, (one, other) => met(won, one, other));
    for (const place of group) left.delete(place);
    groups.push([...group].sort((a, b) => a - b));
  }
  return groups.sort((a, b) => b.length - a.length);
}

/**
 * Whether a chain of wins leads from every model to every other: the condition for the most likely strengths to be finite.
 *
 * @see Ford, "Solution of a Ranking Problem from Binary Comparisons", Amer. Math. Monthly 64 (1957).
 */
export function everyoneReaches(won: Matrix): boolean {
  const size = won.length;
  const beats = (one: number, other: number) => (won[one]?.[other] ?? 0) > 0;
  return (
    reachedFrom(0, size, beats).size === size && reachedFrom(0, size, (one, other) => beats(other, one)).size === size
  );
}

function met(won: Matrix, one: number, other: number): boolean {
  return (won[one]?.[other] ?? 0) + (won[other]?.[one] ?? 0) > 0;
}

function reachedFrom(start: number, size: number, leads: (from: number, to: number) => boolean): Set<number> {
  const reached = new Set([start]);
  for (const from of reached) {
    for (let to = 0; to < size; to += 1) if (!reached.has(to) && leads(from, to)) reached.add(to);
  }
  return reached;
}
