import { z } from "zod";
import type { AnswerItem } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";
import { referencesOf } from "#lib/statistics/text/references.ts";
import { TranslationEdits } from "#lib/statistics/text/ter/edits.ts";
import { referenceWords, type TercomOptions, tercomWords } from "#lib/statistics/text/ter/words.ts";
import type { TextScorer } from "#lib/statistics/text/text-scorer.ts";
import { Vocabulary } from "#lib/statistics/text/vocabulary.ts";

const settings = z.strictObject({
  normalized: z.boolean().default(false).describe("Whether punctuation is set apart from words"),
  noPunct: z.boolean().default(false).describe("Whether punctuation is left out"),
  asianSupport: z
    .boolean()
    .default(false)
    .describe("Whether Chinese and Japanese are cut into characters when normalized, and their punctuation is known"),
  caseSensitive: z.boolean().default(false).describe("Whether capital and small letters differ"),
});

/** Translation edit rate as sacreBLEU 2.6 computes it: edits for each 100 words of the reference. */
export const ter = {
  needs: "answer",
  settings,
  create: (options: z.output<typeof settings>): TextScorer => {
    const statistics = new TerStatistics(options);
    return {
      metric: "ter",
      needs: "answer",
      signature: signatureOf({
        case: options.caseSensitive ? "mixed" : "lc",
        tok: "tercom",
        norm: options.normalized ? "yes" : "no",
        punct: options.noPunct ? "no" : "yes",
        asian: options.asianSupport ? "yes" : "no",
      }),
      width: 2,
      measure: (item) => statistics.of(item),
      itemScore: terScore,
      aggregate: { kind: "sums", score: terScore },
      parts: ({ 0: edits = 0, 1: refLen = 0 }) => ({ edits, refLen }),
    };
  },
} as const;

/** @param numbers the edits and the length of the references. */
function terScore({ 0: edits = 0, 1: length = 0 }: ArrayLike<number>): number {
  if (length > 0) return 100 * (edits / length);
  return edits > 0 ? 100 : 0;
}

class TerStatistics {
  readonly #options: TercomOptions;
  readonly #edits = new TranslationEdits();
  readonly #vocabulary = new Vocabulary();

  constructor(options: TercomOptions) {
    this.#options = options;
  }

  /** The edits to the nearest reference, and the mean length of the references. */
  of(item: AnswerItem): number[] {
    this.#vocabulary.startItem();
    const references = referencesOf(item);
    const hypothesis = this.#vocabulary.encode(tercomWords(item.prediction, this.#options));
    let fewest = Number.POSITIVE_INFINITY;
    let lengths = 0;
    for (const reference of references) {
      const words = this.#vocabulary.encode(referenceWords(reference, this.#options));
      fewest = Math.min(fewest, this.#edits.count(hypothesis, words));
      lengths += words.length;
    }
    return [fewest, lengths / references.length];
  }
}
