import { MOST_GROUPS } from "#lib/evaluation/items/item-writer.ts";
import { type Grouping, NO_GROUP } from "#lib/evaluation/scoring/estimate.ts";

/** More fields than this are the columns of a table, not groups that somebody means to compare. */
const MOST_FIELDS = 30;

/** Gathers, item by item, which group of each field it is in; a field with too many values is let go. */
export class Groups {
  readonly #fields = new Map<string, { names: Map<string, number>; codes: number[] }>();
  readonly #dropped = new Set<string>();
  #count = 0;

  add(fields: Readonly<Record<string, string>>): void {
    for (const [field, value] of Object.entries(fields)) {
      if (this.#dropped.has(field)) continue;
      const known = this.#fields.get(field) ?? this.#begin(field);
      if (!known) continue;
      const code = known.names.get(value) ?? known.names.size;
      if (code >= MOST_GROUPS) {
        this.#dropped.add(field);
        this.#fields.delete(field);
        continue;
      }
      known.names.set(value, code);
      known.codes[this.#count] = code;
    }
    this.#count += 1;
  }

  /** Those that tell items apart: with two groups at least. */
  groupings(): Grouping[] {
    return [...this.#fields]
      .filter(([, { names }]) => names.size >= 2)
      .map(([field, { names, codes }]) => ({
        field,
        names: [...names.keys()],
        codes: Uint8Array.from({ length: this.#count }, (_, item) => codes[item] ?? NO_GROUP),
      }));
  }

  #begin(field: string) {
    if (this.#fields.size >= MOST_FIELDS) return undefined;
    const begun = { names: new Map<string, number>(), codes: [] };
    this.#fields.set(field, begun);
    return begun;
  }
}
