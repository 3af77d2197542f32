import { z } from "zod";
import { chosenAssertions } from "#lib/evaluation/running/assertions/assertions.ts";
import { rubricSchema } from "#lib/evaluation/running/judge/rubric.ts";
import { chosenMetrics } from "#lib/evaluation/scoring/metric-choice.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const number = z.coerce.number().int().positive().max(MAX_ROW_NUMBER);
const model = z
  .string()
  .trim()
  .max(200, "200 characters at most.")
  .optional()
  .describe("The connection's own, if left out.");
const column = z.string().min(1).max(500);
const template = z.string().max(100_000, "100 000 characters at most.");

export const MOST_AT_ONCE = 64;

/** What is put to which model, how its answers are judged, and what it may cost. */
export const runSchema = z.strictObject({
  testSet: z
    .string()
    .trim()
    .max(20)
    .describe("Dataset and version, such as 3/2, or a dataset for its newest test version. Each row is an item."),
  connection: number.describe("By its number."),
  model,
  system: template.default("").describe("The system message; {{column}} stands for a value of the row."),
  prompt: template
    .refine((text) => text.trim() !== "", "Write what the model is asked.")
    .describe("The user message; {{column}} stands for a value of the row."),
  temperature: z.coerce.number().min(0, "0 or more.").max(2, "2 at most.").optional(),
  maxTokens: z.coerce.number().int().min(1, "1 or more.").max(1_000_000).optional(),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional(),
  references: z
    .array(column)
    .max(20, "20 columns at most.")
    .default([])
    .describe("The columns that hold the right answers; a list in one is several."),
  idColumn: column.optional().describe("Tells items apart; the number of the row, if left out."),
  sliceColumns: z.array(column).max(20, "20 columns at most.").default([]).describe("Groups to be scored apart."),
  metrics: chosenMetrics.optional().describe("Each compares an answer with the references."),
  assertions: chosenAssertions.default([]),
  judge: z.strictObject({ connection: number, model, rubric: rubricSchema }).optional(),
  concurrency: z.coerce.number().int().min(1).max(MOST_AT_ONCE, `${MOST_AT_ONCE} at most.`).default(8),
  attempts: z.coerce
    .number()
    .int()
    .min(1)
    .max(10, "10 at most.")
    .default(4)
    .describe("Tries an item, the first included."),
  budget: z
    .strictObject({
      usd: z.coerce.number().positive("More than 0.").max(1_000_000).optional(),
      tokens: z.coerce.number().int().positive("More than 0.").max(1e12).optional(),
    })
    .default({})
    .describe("The run stops before it would go beyond; what was answered until then counts."),
  maxItems: z.coerce
    .number()
    .int()
    .positive("1 or more.")
    .max(10_000_000)
    .optional()
    .describe("The first so many rows."),
  name: z.string().trim().max(200, "200 characters at most.").optional(),
});

export type RunInput = z.output<typeof runSchema>;

/** A run as its job keeps it, with the test set it was started on. */
export const runPayload = runSchema.extend({
  versionId: z.uuid(),
  task: z.string().describe("The dataset's name."),
  datasetVersion: z.int(),
});

export type Run = z.output<typeof runPayload>;
