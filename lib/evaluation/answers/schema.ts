import { z } from "zod";
import { answerColumns, testSetColumns } from "#lib/evaluation/answers/columns.ts";
import { answerFormat } from "#lib/evaluation/answers/record.ts";
import { chosenMetrics } from "#lib/evaluation/scoring/metric-choice.ts";

/** The schema of a JSON value that stands in an address as text. */
function inAddress<S extends z.ZodType>(schema: S, shorthand?: (text: string) => unknown) {
  return z
    .string()
    .transform((text, context): unknown => {
      if (shorthand && !/^\s*[[{]/.test(text)) return shorthand(text);
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "This is no JSON." });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const text = (most: number) => z.string().trim().max(most, `${most} characters at most.`);

export const scoreQuery = z.object({
  format: answerFormat.describe("JSON Lines, or a table with a header."),
  metrics: inAddress(chosenMetrics, (names) => names.split(",").map((name) => ({ metric: name.trim() }))).describe(
    'What is computed: "accuracy,macro_f1", or JSON with settings: [{"metric":"bleu","settings":{"tokenize":"intl"}}].',
  ),
  columns: inAddress(answerColumns)
    .optional()
    .describe('JSON: {"id":"id","prediction":"output","references":["ref"]}. Guessed by their names when left out.'),
  task: text(200).default("").describe("What the answers are answers to; the file's name when left out."),
  name: text(200).default("").describe("Of the evaluation; the model's when left out."),
  model: text(200).default("").describe("Which model answered."),
  fileName: text(200).default("").describe("Of the file, for people."),
  test: text(40).default("").describe('A test set that is kept here, by dataset and version: "3/2".'),
  testColumns: inAddress(testSetColumns)
    .optional()
    .describe('JSON: {"id":"id","references":["answer"],"input":"question"}: the columns of that test set.'),
});
export type ScoreRequest = z.output<typeof scoreQuery>;
