import { z } from "zod";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";
import { promptKey } from "#lib/prompts/schema.ts";
import { RUN_STATUS_KEYS } from "#lib/training/vocabulary.ts";

const runNumber = z.coerce.number().int().min(1).max(MAX_ROW_NUMBER);

export const linkDatasetSchema = z.object({
  run: runNumber,
  /** Of the run's dataset; without it, the version is added to what the run names. */
  datasetId: z
    .union([z.uuid(), z.literal("")])
    .optional()
    .transform((id) => id || null),
  versionId: z.uuid("Choose a version."),
  context: z.enum(["training", "eval"]).default("training"),
});
export type LinkDataset = z.infer<typeof linkDatasetSchema>;

const reasonForChoice = (what: string) =>
  z
    .string()
    .trim()
    .min(20, `Say in a sentence why this ${what} and no other.`)
    .max(2000, "Use 2 000 characters or fewer.");

export const chooseRunSchema = z.object({ run: runNumber, reason: reasonForChoice("run") });
export type ChooseRun = z.infer<typeof chooseRunSchema>;

export const choosePromptSchema = z.object({
  prompt: promptKey,
  version: z.coerce.number().int().min(1).max(MAX_ROW_NUMBER),
  reason: reasonForChoice("version"),
});
export type ChoosePrompt = z.infer<typeof choosePromptSchema>;

export const importRunQuery = z.object({
  name: z.string().trim().max(250).optional().describe("Of the run; otherwise the best checkpoint's folder."),
  experiment: z.string().trim().min(1).max(500).optional().describe("Made where it is missing; “Imported” by default."),
  dataset: z
    .string()
    .regex(/^\d{1,9}\/\d{1,9}$/, "Write it as dataset/version, such as 3/2.")
    .optional()
    .describe("The dataset version it was trained on: dataset/version, such as 3/2."),
});
export type ImportRunQuery = z.infer<typeof importRunQuery>;

const numberList = z
  .string()
  .regex(/^\d{1,9}(,\d{1,9}){0,11}$/, "Write run numbers with commas: 1,2,3. At most 12.")
  .transform((text) => [...new Set(text.split(",").map(Number))]);

export const MOST_COMPARED = 12;

export const runsQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  q: z.string().trim().max(100).optional().describe("A part of the name."),
  filter: z
    .string()
    .max(2000)
    .optional()
    .describe("In MLflow's words: metrics.eval_loss < 0.9 and params.lora_r = '16'."),
});

export const curvesQuery = z.object({
  runs: numberList.describe("Numbers with commas."),
  keys: z.string().max(4000).optional().describe("Metrics, one a line; all when left out, up to 60."),
});

const curvePoint = z.object({
  step: z.number(),
  atMs: z.number(),
  value: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
});

export const curvesResponse = z.object({
  runs: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      status: z.string(),
      startedAtMs: z.number(),
      isStartKnown: z.boolean(),
    }),
  ),
  keys: z.array(z.string()),
  curves: z.array(z.object({ run: z.int(), key: z.string(), points: z.array(curvePoint) })),
});
export type CurvesResponse = z.infer<typeof curvesResponse>;

const texts = z.preprocess(
  (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.string().max(300)).max(50),
);

/** What stands in the address of the list of runs. */
export const runsSearch = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  q: z.string().trim().max(100).catch(""),
  status: z.enum(RUN_STATUS_KEYS).or(z.literal("")).catch(""),
  sort: z.string().max(300).catch(""),
  col: texts.catch([]),
});

export type RunsSearch = z.infer<typeof runsSearch>;

/** `?runs=1,2`, or what the list's checkboxes send: `?run=1&run=2`. */
export const compareSearch = z
  .object({ runs: z.string().max(200).catch(""), run: texts.catch([]) })
  .transform(({ runs, run }) => {
    const numbers = [...runs.split(","), ...run].filter((text) => /^\d{1,9}$/.test(text)).map(Number);
    return [...new Set(numbers)].slice(0, MOST_COMPARED);
  });

export function runNumberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
