import type { SeriesLook } from "#components/charts/chart-model.ts";

const LOOKS: readonly SeriesLook[] = [
  { colour: "var(--color-series-1)", dash: "", shape: "circle" },
  { colour: "var(--color-series-2)", dash: "6 3", shape: "square" },
  { colour: "var(--color-series-3)", dash: "2 3", shape: "triangle" },
  { colour: "var(--color-series-4)", dash: "9 3 2 3", shape: "diamond" },
  { colour: "var(--color-series-5)", dash: "12 4", shape: "cross" },
  { colour: "var(--color-series-6)", dash: "4 2 1 2 1 2", shape: "ring" },
];

const FALLBACK: SeriesLook = { colour: "var(--color-muted)", dash: "1 2", shape: "ring" };

/**
 * A look for each series. The key decides, so a series looks the same on every chart and on every day; only when two
 * want the same look does the later one take the next that is free. A series alone takes the first.
 */
export function looksOf(series: readonly { key: string; slot?: number }[]): SeriesLook[] {
  const taken = new Set(series.flatMap(({ slot }) => (slot === undefined ? [] : [slot % LOOKS.length])));
  return series.map(({ key, slot }) => {
    if (slot !== undefined) return LOOKS[slot % LOOKS.length] ?? FALLBACK;
    const wanted = series.length === 1 ? 0 : hash(key) % LOOKS.length;
    const free = LOOKS.findIndex((_, offset) => !taken.has((wanted + offset) % LOOKS.length));
    if (free === -1) return FALLBACK;
    const index = (wanted + free) % LOOKS.length;
    taken.add(index);
    return LOOKS[index] ?? FALLBACK;
  });
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return state;
}
