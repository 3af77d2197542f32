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

/**
 * The references of an item, of which an empty one is an answer like any other.
 *
 * @throws UnscorableItem when there is none.
 */
export function anyReferences({ references }: AnswerItem): readonly [string, ...string[]] {
  const [first, ...others] = references;
  if (first === undefined) throw new UnscorableItem("references", "The item has no reference to compare with.");
  return [first, ...others];
}

/** sacreBLEU's "nrefs": how many references every item has, or that it varies. */
export class ReferenceCount {
  #count: number | "var" | null = null;

  add({ references }: AnswerItem): void {
    // Where all are empty, the empty answer is the reference, for the metrics that take it.
    const count = Math.max(1, references.filter((reference) => reference !== "").length);
    this.#count = this.#count === null || this.#count === count ? count : "var";
  }

  /** A signature that is complete: how many references there were is known only once the items have been seen. */
  sign(signature: string): string {
    return this.#count === null ? signature : `nrefs:${this.#count}|${signature}`;
  }
}

/** The signature of the scorer alone, as it was before `sign`: what it computes does not depend on how many references there are. */
export function unsigned(signature: string): string {
  return signature.replace(/^nrefs:[^|]*\|/, "");
}
