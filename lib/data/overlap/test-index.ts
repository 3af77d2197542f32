import { HashTable } from "#lib/data/overlap/hash-table.ts";
import type { OverlapExample, OverlapKind } from "#lib/data/overlap/overlap.ts";
import type { Passage, RowText } from "#lib/data/overlap/passages.ts";
import { kindOf, mayMeet, type ShingleKind, shinglesOf } from "#lib/data/overlap/shingles.ts";
import { tokensOf, windowsOf } from "#lib/data/overlap/tokens.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { bandKeys, jaccard, MinHasher } from "#lib/statistics/min-hash.ts";

/** Words in a row that two texts do not share by chance. @see Brown et al., "Language Models are Few-Shot Learners" (2020), appendix C. */
const GRAM = 13;

/** What more test rows have, or are like, is a template of the set's own and no leak; for runs of words as there. */
const MOST_ROWS = 10;

/** From which Jaccard similarity of shingles two texts count as near-duplicates. */
export const SIMILAR = 0.7;

/** From which they may be made of one template. */
const ALIKE = 0.5;

/**
 * 25 bands of 5: two texts of similarity 0.7 are compared with a probability of 0.99, of 0.8 with 0.99995. What meets by
 * chance is compared too and then left, since the similarity itself decides.
 */
const BAND_ROWS = 5;
const BANDS = 25;

const FLAGS: Record<OverlapKind, number> = { exact: 1, ngram: 2, near: 4 };
const KINDS = ["exact", "near", "ngram"] as const;
const MOST_TEXT = 300;
const MOST_KEPT = 20;

/** A text of the test set, once, however many rows have it. */
type Entry = { readonly passage: Passage; readonly rows: number[]; kind: ShingleKind; shingles: Uint32Array };

/** A part of a test set, held ready to find its texts in the rows of a training set. */
export class TestIndex {
  readonly #byKey = new Map<string, number>();
  readonly #byWhole = new Map<string, number[]>();
  readonly #entries: Entry[] = [];
  readonly #grams = new HashTable();
  readonly #bands = new HashTable();
  /** All shingles there are: a text that shares too few of them cannot be similar to any. */
  readonly #shingles = new HashTable();
  readonly #hasher = new MinHasher(BANDS * BAND_ROWS);
  readonly #flags = new Map<number, number>();
  readonly #examples: Record<OverlapKind, OverlapExample[]> = { exact: [], ngram: [], near: [] };
  #characters = 0;

  /** How much text it holds. */
  get characters(): number {
    return this.#characters;
  }

  add(row: number, { passages, wholeKey }: RowText): void {
    if (wholeKey !== null) push(this.#byWhole, wholeKey, row);
    for (const passage of passages) {
      this.#characters += passage.text.length;
      const known = this.#byKey.get(passage.key);
      const rows = known === undefined ? undefined : this.#entries[known]?.rows;
      if (rows) {
        if (rows.at(-1) !== row) rows.push(row);
      } else {
        this.#byKey.set(passage.key, this.#entries.length);
        this.#entries.push({ passage, rows: [row], kind: "words", shingles: NONE });
      }
    }
  }

  /** Called once, when every row is in and before any is looked for. */
  seal(): void {
    for (const [index, entry] of this.#entries.entries()) {
      if (entry.rows.length > MOST_ROWS) this.#byKey.delete(entry.passage.key);
      else {
        this.#addGrams(index, entry);
        this.#addShingles(index, entry);
      }
    }
  }

  #addGrams(index: number, { passage }: Entry): void {
    for (const gram of new Set(windowsOf(passage.tokens.hashes, GRAM))) this.#grams.add(gram, index);
  }

  #addShingles(index: number, entry: Entry): void {
    entry.kind = kindOf(entry.passage);
    entry.shingles = shinglesOf(entry.passage, entry.kind);
    if (entry.shingles.length === 0) return;
    for (const shingle of entry.shingles) if (!this.#shingles.has(shingle)) this.#shingles.add(shingle, 0);
    for (const key of this.#bandsOf(entry.shingles, entry.kind)) this.#bands.add(key, index);
  }

  /** Looks for the test set in one row of the training set. */
  find(trainRow: number, { passages, wholeKey }: RowText): void {
    const whole = wholeKey === null ? undefined : this.#byWhole.get(wholeKey);
    if (whole) this.#mark("exact", whole, { trainRow, text: passages[0]?.text ?? "", similarity: 1 });
    for (const passage of passages) {
      const same = this.#entries[this.#byKey.get(passage.key) ?? -1];
      if (same) this.#mark("exact", same.rows, { trainRow, text: passage.text, similarity: 1 });
      this.#findGrams(trainRow, passage);
      this.#findSimilar(trainRow, passage, "words");
      this.#findSimilar(trainRow, passage, "signs");
    }
  }

  #findGrams(trainRow: number, passage: Passage): void {
    const grams = windowsOf(passage.tokens.hashes, GRAM);
    for (let at = 0; at < grams.length; at++) {
      const gram = grams[at] ?? 0;
      if (!this.#grams.has(gram)) continue;
      const met: number[] = [];
      this.#grams.each(gram, (index) => {
        met.push(index);
        return met.length <= MOST_ROWS;
      });
      const rows = new Set(met.flatMap((index) => this.#entries[index]?.rows ?? []));
      if (rows.size > MOST_ROWS) continue;
      for (const index of met) this.#markGram(index, trainRow, passage, at);
    }
  }

  /** Hashes may meet by chance; words do not. */
  #markGram(index: number, trainRow: number, { text, tokens }: Passage, at: number): void {
    const entry = this.#entries[index];
    if (!entry || entry.rows.every((row) => this.#has("ngram", row))) return;
    const shared = text.slice(tokens.starts[at], tokens.ends[at + GRAM - 1]);
    if (wordsOf(entry.passage.text).includes(wordsOf(shared)))
      this.#mark("ngram", entry.rows, { trainRow, text: shared, similarity: null });
  }

  #findSimilar(trainRow: number, passage: Passage, kind: ShingleKind): void {
    if (!mayMeet(passage, kind)) return;
    const shingles = shinglesOf(passage, kind);
    if (!this.#mayBeSimilar(shingles)) return;
    const alike = this.#alikeTo(shingles, kind);
    // Questions made of one template are like each other, and whatever is like one is like all of them.
    if (alike.reduce((rows, { entry }) => rows + entry.rows.length, 0) > MOST_ROWS) return;
    for (const { entry, similarity } of alike)
      if (similarity >= SIMILAR)
        this.#mark("near", entry.rows, { trainRow, text: entry.passage.text, trainText: passage.text, similarity });
  }

  /** The texts that are like one, by its shingles; no more than it takes to see that they are too many. */
  #alikeTo(shingles: Uint32Array, kind: ShingleKind): { readonly entry: Entry; readonly similarity: number }[] {
    const alike: { entry: Entry; similarity: number }[] = [];
    const compared = new Set<number>();
    for (const key of this.#bandsOf(shingles, kind)) {
      this.#bands.each(key, (index) => {
        const entry = this.#entries[index];
        if (!entry || entry.kind !== kind || compared.has(index)) return true;
        compared.add(index);
        const similarity = jaccard(entry.shingles, shingles);
        if (similarity >= ALIKE) alike.push({ entry, similarity });
        return alike.length <= MOST_ROWS;
      });
      if (alike.length > MOST_ROWS) break;
    }
    return alike;
  }

  /** |A ∩ B| ≥ s · |A ∪ B| ≥ s · |A| for a similarity of s: too few shingles that anything here has, and nothing is similar. */
  #mayBeSimilar(shingles: Uint32Array): boolean {
    const needed = Math.ceil(SIMILAR * shingles.length);
    let mayMiss = shingles.length - needed;
    if (shingles.length === 0) return false;
    for (const shingle of shingles) {
      if (this.#shingles.has(shingle)) continue;
      mayMiss -= 1;
      if (mayMiss < 0) return false;
    }
    return true;
  }

  #bandsOf(shingles: Uint32Array, kind: ShingleKind): Uint32Array {
    const keys = bandKeys(this.#hasher.signatureOf(shingles), BAND_ROWS);
    return kind === "words" ? keys : keys.map((key) => ~key >>> 0);
  }

  #has(kind: OverlapKind, row: number): boolean {
    return ((this.#flags.get(row) ?? 0) & FLAGS[kind]) !== 0;
  }

  #mark(kind: OverlapKind, rows: readonly number[], found: Omit<OverlapExample, "kind" | "testRow">): void {
    for (const testRow of rows) {
      if (this.#has(kind, testRow)) continue;
      this.#flags.set(testRow, (this.#flags.get(testRow) ?? 0) | FLAGS[kind]);
      if (this.#examples[kind].length >= MOST_KEPT) continue;
      const { text, trainText, ...rest } = found;
      const trainPart = trainText === undefined ? {} : { trainText: cut(trainText) };
      this.#examples[kind].push({ kind, testRow, ...rest, text: cut(text), ...trainPart });
    }
  }

  /** How many rows were found in each way and in any. */
  counts(): Record<OverlapKind | "any", number> {
    const flags = [...this.#flags.values()];
    const having = (kind: OverlapKind) => flags.filter((flag) => (flag & FLAGS[kind]) !== 0).length;
    return { exact: having("exact"), ngram: having("ngram"), near: having("near"), any: flags.length };
  }

  /** What was found, a test row once and every kind in turn. */
  examples(most: number): OverlapExample[] {
    const chosen = new Map<number, OverlapExample>();
    for (let turn = 0; turn < MOST_KEPT; turn++) {
      for (const kind of KINDS) {
        const example = this.#examples[kind][turn];
        if (example && chosen.size < most && !chosen.has(example.testRow)) chosen.set(example.testRow, example);
      }
    }
    return [...chosen.values()];
  }
}

const NONE = new Uint32Array();

function push(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** The words of a normalised text alone, with a space before and behind each. */
function wordsOf(text: string): string {
  const { starts, ends } = tokensOf(text);
  return ` ${Array.from(starts, (start, index) => text.slice(start, ends[index])).join(" ")} `;
}

function cut(text: string): string {
  return storableText(text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);
}
