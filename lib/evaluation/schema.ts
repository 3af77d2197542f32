import { z } from "zod";
import { tableColumns } from "#lib/evaluation/import-options.ts";
import { FORMATS } from "#lib/evaluation/importers.ts";

const page = z.coerce.number().int().min(1).max(100_000).default(1);
const name = z.string().trim().max(400);

const shortText = z.string().trim().max(200, "200 characters at most.").optional();

/** An object that stands in an address as JSON. */
const columnsAsJson = z
  .string()
  .max(50_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "Send the columns as a JSON object." });
      return z.NEVER;
    }
  })
  .pipe(tableColumns);

export const importQuery = z.object({
  format: z
    .enum(["auto", ...FORMATS])
    .default("auto")
    .describe("Found out by the file where it is auto."),
  file: shortText.describe("The file's name, which some tools put the task and the date in."),
  name: shortText.describe("Without one, the model's."),
  task: shortText.describe("For files that name no task."),
  model: shortText.describe("For files that name no model."),
  test: shortText.describe('The test set that was seen, kept here, by dataset and version: "3/2".'),
  columns: columnsAsJson.optional().describe("Which column of a table holds what, as a JSON object."),
  background: z
    .enum(["0", "1"])
    .default("0")
    .transform((text) => text === "1")
    .describe("1 to read even a small file in the background."),
});

export const EXPORTS = ["csv", "json", "lm-eval", "samples"] as const;

export const exportQuery = z.object({
  as: z
    .enum(EXPORTS)
    .describe(
      "csv: the items, or the scores where there are no items. json: everything. lm-eval: the scores as a results_*.json of " +
        "lm-evaluation-harness. samples: the items as its samples_*.jsonl; of several tasks, a ZIP of those and the results.",
    ),
  task: name.min(1).optional().describe("Of samples: this task alone."),
});
export type ExportQuery = z.output<typeof exportQuery>;

export const evaluationsQuery = z.object({ page, pageSize: z.coerce.number().int().min(1).max(200).default(50) });

export const evaluationQuery = z.object({
  page,
  pageSize: z.coerce.number().int().min(1).max(1_000).default(200).describe("Scores a page."),
});

export const seriesQuery = z.object({
  metric: name.min(1, "Name a metric.").describe("A key of the catalogue, or a metric's own name."),
  task: name.min(1, "Name a task.").describe("By its name or its alias in the file."),
  filter: name.optional().describe("One filter; all of them when left out."),
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe("The newest so many scores."),
});

/** The number in an address; 0, which no evaluation has, for what is none. */
export function evaluationNumber(text: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : 0;
}

export const ORIGINS = ["imported", "scored", "run"] as const;

export const COMPARISONS = ["evaluations", "models", "tasks"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What stands in the address of the page. Nonsense becomes the default, since people edit addresses. */
export const evaluationSearch = z.object({
  metric: name.optional().catch(undefined),
  task: name.optional().catch(undefined),
  by: z.enum(COMPARISONS).catch("evaluations"),
  origin: z.enum(ORIGINS).optional().catch(undefined),
  model: name.min(1).optional().catch(undefined),
  format: z.enum(FORMATS).optional().catch(undefined),
  /** A test set kept here, by dataset and version: "3/2". */
  test: z
    .string()
    .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,8}$/)
    .optional()
    .catch(undefined),
  sort: z.enum(["measured", "added"]).catch("measured"),
  page: page.catch(1),
});

export const EVALUATION_VIEWS = ["scores", "distribution", "slices", "items", "details"] as const;
export type EvaluationViewName = (typeof EVALUATION_VIEWS)[number];

/** What stands in the address of one evaluation. */
export const oneEvaluationSearch = z.object({
  view: z.enum(EVALUATION_VIEWS).catch("scores"),
  /** A score, by its position. */
  score: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  page: page.catch(1),
});

export const OUTCOMES = ["wins", "losses", "ties"] as const;
export type ItemOutcome = (typeof OUTCOMES)[number];

/** What stands in the address of a comparison: the baseline `a`, the candidate `b`, and which items are listed. */
export const comparisonSearch = z.object({
  a: z.string().optional().catch(undefined),
  b: z.string().optional().catch(undefined),
  /** Two that were picked in the list; the older one becomes the baseline. */
  pick: z
    .union([z.string().transform((one) => [one]), z.array(z.string()).max(50)])
    .optional()
    .catch(undefined),
  metric: name.optional().catch(undefined),
  task: name.optional().catch(undefined),
  filter: name.optional().catch(undefined),
  outcome: z.enum(OUTCOMES).catch("losses"),
  page: page.catch(1),
});
export type ComparisonSearch = z.output<typeof comparisonSearch>;

export const LEADERBOARD_VIEWS = ["scores", "helm", "glue", "safety"] as const;
export type LeaderboardView = (typeof LEADERBOARD_VIEWS)[number];

const taskList = z.union([z.string(), z.array(z.string())]).transform((tasks) =>
  [tasks]
    .flat()
    .map((task) => task.trim())
    .filter((task) => task !== "")
    .slice(0, 100),
);

/** What stands in the address of the leaderboard; `task` may stand there several times. */
export const leaderboardSearch = z.object({
  view: z.enum(LEADERBOARD_VIEWS).catch("scores"),
  metric: name.min(1).optional().catch(undefined),
  task: taskList.optional().catch(undefined),
});
export type LeaderboardSearch = z.output<typeof leaderboardSearch>;
