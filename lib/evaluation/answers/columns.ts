import { z } from "zod";

const column = z.string().min(1).max(400);
const MOST_REFERENCES = 20;

/** Which column of a file of answers holds what. In JSON Lines a name with dots reaches into objects: "output.text". */
export const answerColumns = z.strictObject({
  id: column.optional().describe("Tells the items apart, and pairs them with a test set or another evaluation."),
  prediction: column.optional().describe("What the model answered. A list of documents, best first, for retrieval."),
  references: z
    .array(column)
    .max(MOST_REFERENCES, `${MOST_REFERENCES} columns of references at most.`)
    .default([])
    .describe("The right answers: several columns are alternatives to each other, and so are the members of a list."),
  input: column.optional().describe("What the model was asked."),
  confidence: column.optional().describe("How sure the model was of its answer, between 0 and 1."),
  correct: column.optional().describe("Whether the answer was right; without it, whether it equals a reference."),
  samples: column.optional().describe("How many samples were drawn of a problem, for pass@k."),
  passed: column.optional().describe("How many of those samples passed their tests."),
  perturbation: column
    .optional()
    .describe(
      "How the item was changed before it was asked again (typos, dialect, fairness:accent …); empty for an item as it is. Rows with the same id are versions of one item.",
    ),
  slices: z
    .array(column)
    .max(50, "50 columns of groups at most.")
    .optional()
    .describe("Columns by which items are grouped; every other column when left out."),
});
export type AnswerColumns = z.output<typeof answerColumns>;

/** Where a test set that is kept here has what the answers leave out. */
export const testSetColumns = z.strictObject({
  id: column.optional().describe("Pairs its rows with the answers; without it they are paired by their order."),
  references: z.array(column).min(1, "Name the column of the right answers.").max(MOST_REFERENCES),
  input: column.optional(),
});
export type TestSetColumns = z.output<typeof testSetColumns>;

/** Every column that has a part to play, which can therefore be no group. */
export function namedColumns({ slices: _slices, references, ...columns }: AnswerColumns): Set<string> {
  return new Set([...references, ...Object.values(columns).filter((name) => name !== undefined)]);
}
