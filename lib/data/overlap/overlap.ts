import { z } from "zod";

/** Grows when the same two sets would give other numbers than before; what was measured by an older method is measured again. */
export const OVERLAP_METHOD = 1;

/** How a row of a test set was found in a training set. */
export const OVERLAP_KINDS = {
  exact: { label: "Exact", hint: "A text of the row is there word for word, whatever its case and spacing." },
  ngram: { label: "13 words in a row", hint: "A run of 13 words of the row is there." },
  near: { label: "Near-duplicate", hint: "A text of the row is there but for a few words." },
} as const;
export type OverlapKind = keyof typeof OVERLAP_KINDS;

/** One row of the test set beside the row of the training set that it was found in; rows count from 0. */
export type OverlapExample = {
  readonly kind: OverlapKind;
  readonly testRow: number;
  readonly trainRow: number;
  /** What both have; of a near-duplicate what the test set has. Normalised, and cut where it is long. */
  readonly text: string;
  /** Of a near-duplicate, what the training set has. */
  readonly trainText?: string;
  /** 1 for an exact duplicate, the Jaccard similarity for a near one; null for a run of words. */
  readonly similarity: number | null;
};

export type OverlapCounts = {
  readonly testRows: number;
  readonly trainRows: number;
  /** Rows of the test set found in each way, and in any; one row may be found in several ways. */
  readonly exactRows: number;
  readonly ngramRows: number;
  readonly nearRows: number;
  readonly anyRows: number;
};

export type Overlap = OverlapCounts & { readonly examples: readonly OverlapExample[] };

export const MOST_EXAMPLES = 20;

const stored = z.array(
  z
    .object({
      kind: z.enum(Object.keys(OVERLAP_KINDS) as [OverlapKind, ...OverlapKind[]]),
      testRow: z.int(),
      trainRow: z.int(),
      text: z.string(),
      trainText: z.string().optional(),
      similarity: z.number().nullable(),
    })
    .readonly(),
);

/** Reads what stands in DatasetOverlap.examples. */
export function examplesOf(value: unknown): readonly OverlapExample[] {
  return stored.parse(value);
}
