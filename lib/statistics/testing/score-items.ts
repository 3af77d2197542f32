import type { z } from "zod";
import { scoreOf } from "#lib/statistics/resampling.ts";
import type { ItemKind, ItemOf, Scorer } from "#lib/statistics/scorer.ts";

/** The numbers that items leave behind, one row an item. */
export function rowsOf<K extends ItemKind>(scorer: Scorer<K>, items: readonly ItemOf[K][]): Float64Array {
  const rows = new Float64Array(items.length * scorer.width);
  items.forEach((item, at) => {
    rows.set(scorer.measure(item), at * scorer.width);
  });
  return rows;
}

/** The score of some items, with the settings as a form would send them. */
export function scoreItems<S extends z.ZodType, K extends ItemKind>(
  definition: { settings: S; create(settings: z.output<S>): Scorer<K> },
  items: readonly ItemOf[K][],
  settings: unknown = {},
): number {
  const scorer = definition.create(definition.settings.parse(settings));
  return scoreOf(scorer.aggregate, rowsOf(scorer, items), items.length, scorer.width);
}
