import type { AnswerItem } from "#lib/statistics/scorer.ts";
import { isBlank } from "#lib/statistics/text/blanks.ts";
import { type ChrfOptions, chrfScore } from "#lib/statistics/text/chrf/score.ts";
import { wordsOf } from "#lib/statistics/text/chrf/words.ts";
import { NgramMatches, ngramCount } from "#lib/statistics/text/n-gram-matches.ts";
import { referencesOf } from "#lib/statistics/text/references.ts";
import { Vocabulary } from "#lib/statistics/text/vocabulary.ts";

export type ChrfCounting = ChrfOptions & {
  readonly charOrder: number;
  readonly wordOrder: number;
  readonly lowercase: boolean;
  readonly whitespace: boolean;
};

type Codes = { readonly characters: readonly number[]; readonly words: readonly number[] };

/** Counts n-grams of characters and words; what it works with is kept for the next item. */
export class ChrfStatistics {
  readonly #counting: ChrfCounting;
  readonly #characters: NgramMatches;
  readonly #words: NgramMatches;
  readonly #vocabulary = new Vocabulary();

  constructor(counting: ChrfCounting) {
    this.#counting = counting;
    this.#characters = new NgramMatches(counting.charOrder);
    this.#words = new NgramMatches(counting.wordOrder);
  }

  /** For each order, those of the hypothesis, of the reference and the matches, with the reference that gives the best score. */
  of(item: AnswerItem): number[] {
    this.#vocabulary.startItem();
    const hypothesis = this.#encode(item.prediction);
    let best: number[] = [];
    let highest = -1;
    for (const reference of referencesOf(item)) {
      const numbers = this.#compare(hypothesis, this.#encode(reference));
      const score = chrfScore(numbers, this.#counting);
      if (score > highest) [best, highest] = [numbers, score];
    }
    return best;
  }

  #encode(text: string): Codes {
    const { lowercase, whitespace, wordOrder } = this.#counting;
    const cased = lowercase ? text.toLowerCase() : text;
    return {
      characters: charactersOf(cased, whitespace),
      words: wordOrder > 0 ? this.#vocabulary.encode(wordsOf(cased)) : [],
    };
  }

  #compare(hypothesis: Codes, reference: Codes): number[] {
    const { charOrder, wordOrder } = this.#counting;
    const numbers = new Array<number>(3 * (charOrder + wordOrder)).fill(0);
    countInto(numbers, 0, charOrder, this.#characters, hypothesis.characters, reference.characters);
    if (wordOrder > 0) countInto(numbers, 3 * charOrder, wordOrder, this.#words, hypothesis.words, reference.words);
    return numbers;
  }
}

function charactersOf(text: string, whitespace: boolean): number[] {
  const codes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff) {
      code = text.codePointAt(at) ?? code;
      if (code > 0xffff) at += 1;
    }
    if (whitespace || !isBlank(code)) codes.push(code);
  }
  return codes;
}

function countInto(
  numbers: number[],
  from: number,
  order: number,
  matches: NgramMatches,
  hypothesis: readonly number[],
  reference: readonly number[],
): void {
  matches.clear();
  matches.addReference(reference);
  matches.match(hypothesis, numbers, from + 2, 3);
  for (let n = 1; n <= order; n += 1) {
    const at = from + 3 * (n - 1);
    const inReference = ngramCount(reference.length, n);
    // The hypothesis is not blamed for what the reference is too short to have.
    numbers[at] = inReference > 0 ? ngramCount(hypothesis.length, n) : 0;
    numbers[at + 1] = inReference;
  }
}
