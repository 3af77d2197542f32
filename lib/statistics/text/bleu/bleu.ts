import { z } from "zod";
import type { AnswerItem } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";
import { trimEnd } from "#lib/statistics/text/blanks.ts";
import { BLEU_ORDER, bleuScore, type Smoothing } from "#lib/statistics/text/bleu/score.ts";
import { NgramMatches, ngramCount } from "#lib/statistics/text/n-gram-matches.ts";
import { referencesOf } from "#lib/statistics/text/references.ts";
import type { TextScorer } from "#lib/statistics/text/text-scorer.ts";
import { TOKENIZERS, type TokenizerName } from "#lib/statistics/text/tokens/tokenizers.ts";
import { Vocabulary } from "#lib/statistics/text/vocabulary.ts";

const SMOOTHING_VALUES = { exp: null, floor: 0.1, "add-k": 1, none: null } as const;

const settings = z
  .strictObject({
    tokenize: z
      .enum(Object.keys(TOKENIZERS) as [TokenizerName, ...TokenizerName[]])
      .default("13a")
      .describe("How text is cut into tokens; zh for Chinese, char where words are not written apart"),
    smooth: z
      .enum(["exp", "floor", "add-k", "none"])
      .default("exp")
      .describe("What is done about n-grams without a match, which would make the score 0"),
    smoothValue: z
      .number()
      .positive()
      .nullable()
      .default(null)
      .describe("What floor and add-k put in; theirs are 0.1 and 1"),
    lowercase: z.boolean().default(false).describe("Whether capital and small letters are the same"),
    effectiveOrder: z
      .boolean()
      .default(false)
      .describe("Whether n-grams that the text is too short to have are left out; for scores of single segments"),
  })
  .refine(({ smooth, smoothValue }) => smoothValue === null || SMOOTHING_VALUES[smooth] !== null, {
    path: ["smoothValue"],
    error: "Only floor and add-k take a value.",
  });

/** BLEU as sacreBLEU 2.6 computes it, on its scale of 0 to 100. */
export const bleu = {
  needs: "answer",
  settings,
  create: ({ tokenize, smooth, smoothValue, lowercase, effectiveOrder }: z.output<typeof settings>): TextScorer => {
    const value = smoothValue ?? SMOOTHING_VALUES[smooth];
    const smoothing: Smoothing = { method: smooth, value: value ?? 0 };
    const statistics = new BleuStatistics(tokenize, lowercase);
    return {
      metric: "bleu",
      needs: "answer",
      signature: signatureOf({
        case: lowercase ? "lc" : "mixed",
        eff: effectiveOrder ? "yes" : "no",
        tok: tokenize,
        smooth: value === null ? smooth : `${smooth}[${twoDigits(value)}]`,
      }),
      width: 2 * BLEU_ORDER + 2,
      measure: (item) => statistics.of(item),
      // Always of the effective order, as sacreBLEU's sentence_bleu: a segment of three words would score 0 whatever it says.
      itemScore: (numbers) => bleuScore(numbers, smoothing, true).score,
      aggregate: { kind: "sums", score: (sums) => bleuScore(sums, smoothing, effectiveOrder).score },
      parts: (sums) => {
        const { score: _, ...parts } = bleuScore(sums, smoothing, effectiveOrder);
        return parts;
      },
    };
  },
} as const;

class BleuStatistics {
  readonly #matches = new NgramMatches(BLEU_ORDER);
  readonly #vocabulary = new Vocabulary();
  readonly #encode: (text: string) => number[];

  constructor(tokenizer: TokenizerName, lowercase: boolean) {
    const tokenize = TOKENIZERS[tokenizer];
    this.#encode = (text) => this.#vocabulary.encode(tokenize(trimEnd(lowercase ? text.toLowerCase() : text)));
  }

  /** Matches and counts of n-grams, and the lengths. The reference length is that of the reference nearest in length, the shorter of two. */
  of(item: AnswerItem): number[] {
    this.#matches.clear();
    this.#vocabulary.startItem();
    const hypothesis = this.#encode(item.prediction);
    let nearest = -1;
    for (const reference of referencesOf(item)) {
      const codes = this.#encode(reference);
      this.#matches.addReference(codes);
      if (nearest < 0 || isNearer(codes.length, nearest, hypothesis.length)) nearest = codes.length;
    }
    const numbers = [0, 0, 0, 0, 0, 0, 0, 0, hypothesis.length, nearest];
    this.#matches.match(hypothesis, numbers, 0, 1);
    for (let n = 1; n <= BLEU_ORDER; n += 1) numbers[BLEU_ORDER + n - 1] = ngramCount(hypothesis.length, n);
    return numbers;
  }
}

function isNearer(length: number, nearest: number, wanted: number): boolean {
  const difference = Math.abs(length - wanted) - Math.abs(nearest - wanted);
  return difference < 0 || (difference === 0 && length < nearest);
}

/** As sacreBLEU writes it, unless that would hide digits that count. */
function twoDigits(value: number): string {
  const short = value.toFixed(2);
  return Number(short) === value ? short : String(value);
}
