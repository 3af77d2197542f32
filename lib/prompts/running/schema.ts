import { z } from "zod";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";
import { MOST_AT_ONCE, MOST_ROWS, MOST_TABLE_CHARACTERS, MOST_VARIANTS } from "#lib/prompts/limits.ts";

const number = z.coerce
  .number("Write a number.")
  .int("Write a whole number.")
  .positive("1 or more.")
  .max(MAX_ROW_NUMBER);

const variantSchema = z.strictObject({
  version: number.describe("Of the prompt."),
  connection: number.describe("By its number."),
  model: z
    .string()
    .trim()
    .max(200, "200 characters at most.")
    .optional()
    .describe("The connection's own, if left out."),
});

const tableSchema = z.union([
  z.strictObject({
    rows: z
      .array(z.record(z.string(), z.json()).transform((row) => row as JsonObject))
      .max(MOST_ROWS, `${MOST_ROWS} rows at most.`),
  }),
  z.strictObject({
    text: z
      .string()
      .max(MOST_TABLE_CHARACTERS, "500 000 characters at most.")
      .describe("CSV with a header, or JSON Lines with an object a line."),
  }),
  z.strictObject({
    dataset: z
      .string()
      .regex(/^[1-9]\d{0,6}\/[1-9]\d{0,6}$/, "Name a dataset version, such as 2/1.")
      .describe("Dataset and version, such as 2/1."),
    from: number.default(1).describe("The first row, from 1."),
    count: number.max(MOST_ROWS, `${MOST_ROWS} rows at most.`).default(20),
  }),
]);

/** Which versions are asked, through what, about which rows, and what it may cost. */
export const promptRunSchema = z.strictObject({
  variants: z
    .array(variantSchema)
    .min(1, "Choose a version to run.")
    .max(MOST_VARIANTS, `${MOST_VARIANTS} side by side at most.`),
  table: tableSchema.default({ rows: [] }).describe("A value for each variable; none for prompts without any."),
  concurrency: number.max(MOST_AT_ONCE, `${MOST_AT_ONCE} at most.`).default(4).describe("Calls at a time."),
  attempts: number.max(10, "10 at most.").default(3).describe("Tries an answer, the first included."),
  budget: z
    .strictObject({
      usd: z.coerce.number("Write a number.").positive("More than 0.").max(1_000_000).optional(),
      tokens: number.max(1e12).optional(),
    })
    .default({})
    .describe("The run ends before it would go beyond; what was answered until then is kept."),
});
export type PromptRunInput = z.output<typeof promptRunSchema>;
export type TableInput = PromptRunInput["table"];

type Sent = Record<string, unknown>;

/** The same as the form of its page sends it: lists are numbered, and what is empty is left out. */
export const promptRunForm = z.preprocess(
  (form) => {
    const { prompt, variants, source, table, concurrency, attempts, budget } = form as Sent;
    const { text, ...part } = pruned(table ?? {});
    const given = source === "dataset" ? part : text === undefined ? undefined : { text };
    return {
      prompt,
      variants: Object.values((variants ?? {}) as Sent).map(pruned),
      ...pruned({ table: given, concurrency, attempts }),
      budget: pruned(budget ?? {}),
    };
  },
  promptRunSchema.extend({ prompt: z.string() }).transform(({ prompt, ...run }) => ({ prompt, run })),
);
export type PromptRunForm = z.output<typeof promptRunForm>;

function pruned(value: unknown): Sent {
  return Object.fromEntries(Object.entries(value as Sent).filter(([, one]) => one !== "" && one !== undefined));
}

export const promptRunNumber = z.object({ number });

export const exportQuery = z.object({
  as: z.enum(["csv", "jsonl"]).default("csv").describe("A line an answer, either way."),
});

export function runNumberOf(text: string | undefined): number {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

const place = z.coerce.number().int().min(0).max(MOST_ROWS);
export const followQuery = z.object({
  from: place.default(0).describe("The first row, from 0."),
  to: place.default(MOST_ROWS).describe("The row after the last."),
});
