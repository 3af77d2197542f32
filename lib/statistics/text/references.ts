import { type AnswerItem, UnscorableItem } from "#lib/statistics/scorer.ts";

/**
 * The references of an item that say something. An empty one stands for none, as in files where not every segment has as many.
 *
 * @throws UnscorableItem when there is none.
 */
export function referencesOf({ references }: AnswerItem): readonly string[] {
  const told = references.includes("") ? references.filter((reference) => reference !== "") : references;
  if (told.length > 0) return told;
  throw new UnscorableItem("references", "The item has no reference that is not empty.");
}

/** sacreBLEU's "nrefs": how many references every item has, or that it varies. */
export class ReferenceCount {
  #count: number | "var" | null = null;

  add(item: AnswerItem): void {
    const { length } = referencesOf(item);
    this.#count = this.#count === null || this.#count === length ? length : "var";
  }

  /** A signature that is complete: how many references there were is known only once the items have been seen. */
  sign(signature: string): string {
    return this.#count === null ? signature : `nrefs:${this.#count}|${signature}`;
  }
}
