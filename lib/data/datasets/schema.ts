import { z } from "zod";
import { DATASET_FORMATS, DATASET_PURPOSES, keysOf } from "#lib/data/vocabulary.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const number = z.coerce.number().int().positive().max(MAX_ROW_NUMBER);

export const datasetSchema = z.object({
  name: z
    .string()
    .trim()
    .min(2, "Say what it is called, in 2 characters or more.")
    .max(120, "Use 120 characters or fewer."),
  description: z.string().trim().max(4_000, "Use 4 000 characters or fewer.").default(""),
});
export type DatasetInput = z.infer<typeof datasetSchema>;

/** "1,4,7" in an address. */
const numbers = z
  .string()
  .max(2_000)
  .regex(/^$|^\d{1,7}(,\d{1,7})*$/, "Write numbers with commas between them.")
  .default("")
  .transform((list) => [...new Set(list.split(",").filter(Boolean).map(Number))]);

/** Column names have anything in them, so each is a JSON text in a list; plain names may stand with commas between them. */
const names = z
  .string()
  .max(20_000)
  .default("")
  .transform((list, context): string[] => {
    if (!list.trimStart().startsWith("["))
      return list
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean);
    const read = z.array(z.string()).safeParse(tryJson(list));
    if (read.success) return read.data;
    context.addIssue({
      code: "custom",
      message: "Write column names with commas between them, or as a JSON list of texts.",
    });
    return z.NEVER;
  });

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const uploadQuery = z.object({
  purpose: z.enum(keysOf(DATASET_PURPOSES)),
  format: z.enum(keysOf(DATASET_FORMATS)),
  fileName: z.string().trim().min(1).max(255).default("upload"),
  sources: numbers.describe("Numbers of the data sources it was made from, with commas between them."),
  textColumns: names.describe("The columns that overlaps are looked for in; without, all that hold text."),
});
export type UploadQuery = z.output<typeof uploadQuery>;

export const datasetsQuery = z.object({ page: number.default(1) });
export const rowsQuery = z.object({ from: z.coerce.number().int().min(0).max(MAX_ROW_NUMBER).default(0) });

/** Nothing has to be said: everything that is not compared yet is. */
export const measuringSchema = z.object({});

const pageNumber = z.coerce.number().int().min(1).max(1_000).catch(1).default(1);

/** What the addresses of the pages say; what cannot be read is as if it were not there. */
export const datasetPagesSchema = z.object({
  datasets: pageNumber,
  versions: pageNumber,
  from: z.coerce.number().int().min(0).max(MAX_ROW_NUMBER).catch(0).default(0),
});
