import { z } from "zod";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

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

export const chooseRunSchema = z.object({
  run: runNumber,
  reason: z
    .string()
    .trim()
    .min(20, "Say in a sentence why this run and no other.")
    .max(2000, "Use 2 000 characters or fewer."),
});
export type ChooseRun = z.infer<typeof chooseRunSchema>;

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
