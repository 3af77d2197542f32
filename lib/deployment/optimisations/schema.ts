import { z } from "zod";
import { readMeasure } from "#lib/deployment/optimisations/read-measure.ts";
import { DEFAULT_SHEET_POLICY } from "#lib/deployment/optimisations/rules.ts";
import {
  FACT_SOURCE_KEYS,
  FLOOR_KEYS,
  METHOD_KEYS,
  QUANTITY_KEYS,
  SIDES,
} from "#lib/deployment/optimisations/vocabulary.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const sheetNumber = z.coerce.number().int().min(1).max(MAX_ROW_NUMBER);
const name = (what: string) => z.string().trim().min(2, `Say ${what}.`).max(200, "Use 200 characters or fewer.");
const short = z.string().trim().max(300, "Use 300 characters or fewer.").default("");
const blankToNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));
const reason = (what: string) =>
  z.string().trim().min(20, `Say in a sentence ${what}.`).max(2_000, "Use 2 000 characters or fewer.");

const floors = z.array(z.enum(FLOOR_KEYS)).max(FLOOR_KEYS.length);
const RECOVERY_NEEDED = "Write a number above 0 and up to 1, such as 0.95.";
const DROP_NEEDED = "Write a number from 0 to 1, such as 0.02.";
const minRecovery = z.number(RECOVERY_NEEDED).gt(0, RECOVERY_NEEDED).max(1, RECOVERY_NEEDED);
const maxFloorDrop = z.number(DROP_NEEDED).min(0, DROP_NEEDED).max(1, DROP_NEEDED);

const policyFields = {
  minRecovery: minRecovery.default(DEFAULT_SHEET_POLICY.minRecovery),
  maxFloorDrop: maxFloorDrop.default(DEFAULT_SHEET_POLICY.maxFloorDrop),
  requiredFloors: floors.default([...FLOOR_KEYS]),
};

/** "exact_match, chrf", or a list of them. */
const metrics = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => (typeof given === "string" ? given.split(",") : given))
  .transform((names) => [...new Set(names.map((one) => one.trim()).filter((one) => one !== ""))])
  .pipe(z.array(z.string().max(200)).max(24, "Name 24 metrics or fewer."));

const sheetFields = {
  name: name("what it is called"),
  method: z.enum(METHOD_KEYS, { error: "Choose one." }),
  baseName: name("which model was optimised"),
  candidateName: name("what came of it"),
  artefactDigest: z.preprocess(
    blankToNull,
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^sha256:[0-9a-f]{64}$/, "Write it as sha256: and 64 hexadecimal digits.")
      .nullable(),
  ),
  settings: z
    .record(z.string().max(100), z.string().trim().max(300))
    .default({})
    .refine((settings) => Object.keys(settings).length <= 50, "Give 50 settings or fewer.")
    .describe("How it was made: bits, group_size, scheme, sparsity, teacher. A configuration's own come beside them."),
  configuration: z.string().max(1_000_000, "A configuration is smaller than 1 MB.").default(""),
  metrics: metrics.describe("Metrics that count for recovery; all that both evaluations have when left out."),
  note: z.string().trim().max(4_000, "Use 4 000 characters or fewer.").default(""),
};

export const recordOptimisationSchema = z.object({ ...sheetFields, ...policyFields });
export type RecordOptimisation = z.output<typeof recordOptimisationSchema>;

const percent = (message: string, least: number) =>
  z.coerce
    .number(message)
    .min(least, message)
    .max(100, message)
    // Of what is typed as 97.3, no more digits than that.
    .transform((value) => Number((value / 100).toFixed(6)));

const policyForm = {
  minRecovery: percent("Write a number above 0 and up to 100.", 0.001),
  maxFloorDrop: percent("Write a number from 0 to 100.", 0),
  requiredFloors: floors.default([]),
};

/** The same as a form sends it: shares in per cent. */
export const recordOptimisationForm = z.object({ ...sheetFields, ...policyForm });

export const setPolicySchema = z.object({
  sheet: sheetNumber,
  ...policyForm,
  reason: reason("why it changes"),
});
export type SetPolicy = z.output<typeof setPolicySchema>;

export const compareSchema = z.object({
  sheet: sheetNumber,
  base: z.coerce.number("Choose an evaluation.").int().min(1).max(MAX_ROW_NUMBER),
  candidate: z.coerce.number("Choose an evaluation.").int().min(1).max(MAX_ROW_NUMBER),
});
export type CompareForSheet = z.output<typeof compareSchema>;

const COUNT_NEEDED = "Write a whole number of 0 or more.";
const count = z.coerce.number(COUNT_NEEDED).int(COUNT_NEEDED).min(0, COUNT_NEEDED).max(1_000_000_000);
const TOTAL_NEEDED = "Write a whole number of 1 or more.";
const total = z.coerce.number(TOTAL_NEEDED).int(TOTAL_NEEDED).min(1, TOTAL_NEEDED).max(1_000_000_000);
const filled = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema);
const optionalCount = z.preprocess(
  blankToNull,
  z.coerce.number<unknown>(COUNT_NEEDED).int(COUNT_NEEDED).min(0).nullable(),
);

export const countRateSchema = z.object({
  sheet: sheetNumber,
  floor: z.enum(FLOOR_KEYS, { error: "Choose one." }),
  baseCount: filled(count),
  baseTotal: filled(total),
  candidateCount: filled(count),
  candidateTotal: filled(total),
  lost: optionalCount,
  gained: optionalCount,
  source: z.enum(FACT_SOURCE_KEYS, { error: "Choose one." }),
  origin: name("where the numbers come from"),
});
export type CountRate = z.output<typeof countRateSchema>;

const conditions = {
  source: z.enum(FACT_SOURCE_KEYS, { error: "Choose one." }),
  origin: name("where the number comes from"),
  hardware: short,
  batch: z.preprocess(
    blankToNull,
    z.coerce.number<unknown>(TOTAL_NEEDED).int(TOTAL_NEEDED).min(1).max(1_000_000).nullable(),
  ),
  contextTokens: z.preprocess(
    blankToNull,
    z.coerce.number<unknown>(TOTAL_NEEDED).int(TOTAL_NEEDED).min(1).max(MAX_ROW_NUMBER).nullable(),
  ),
};

/** What a form sends: one quantity of one side or both, "14.5 GB" or "840 ms". */
export const measureForm = z
  .object({
    sheet: sheetNumber,
    quantity: z.enum(QUANTITY_KEYS, { error: "Choose one." }),
    base: z.string().trim().max(60).default(""),
    candidate: z.string().trim().max(60).default(""),
    ...conditions,
  })
  .transform(({ sheet, quantity, base, candidate, ...where }, context) => {
    const measurements = SIDES.flatMap((side) => {
      const text = side === "base" ? base : candidate;
      if (text === "") return [];
      const value = readMeasure(quantity, text);
      if (value.ok) return [{ side, quantity, value: value.value }];
      context.addIssue({ code: "custom", path: [side], message: value.message });
      return [];
    });
    if (base === "" && candidate === "")
      context.addIssue({ code: "custom", path: ["base"], message: "Give the base’s value, the candidate’s, or both." });
    return { sheet, measurements, ...where };
  });

/** What a machine sends, and what is taken from elsewhere in Cairn: any number of quantities at once, in their units. */
export const measureSchema = z.object({
  sheet: sheetNumber,
  measurements: z
    .array(
      z.object({
        side: z.enum(SIDES),
        quantity: z.enum(QUANTITY_KEYS),
        value: z.number().positive("A quantity is above 0.").max(1e18),
      }),
    )
    .min(1, "Give one measurement or more.")
    .max(SIDES.length * QUANTITY_KEYS.length),
  ...conditions,
});
export type Measure = z.output<typeof measureSchema>;

const optionalMeasure = z.preprocess(blankToNull, z.coerce.number<unknown>().positive().max(1e18).nullable());

/** What Monitoring or a size reading says of one side, as a form of hidden fields sends it. */
export const takeFactsForm = z
  .object({
    sheet: sheetNumber,
    side: z.enum(SIDES),
    values: z.partialRecord(z.enum(QUANTITY_KEYS), optionalMeasure),
    ...conditions,
  })
  .transform(({ side, values, ...where }) => ({
    ...where,
    measurements: QUANTITY_KEYS.flatMap((quantity) => {
      const value = values[quantity];
      return typeof value === "number" ? [{ side, quantity, value }] : [];
    }),
  }));

export const chooseOptimisationSchema = z.object({
  /** The number of a sheet, or "none": the base is shipped as it is. */
  sheet: z.union([z.literal("none"), sheetNumber]).transform((given) => (given === "none" ? null : given)),
  reason: reason("why this and nothing else"),
});
export type ChooseOptimisation = z.output<typeof chooseOptimisationSchema>;

/** What can be drawn against each other. */
export const QUALITY_AXES = ["mean", "worst"] as const;

/** What stands in the address of the list of sheets. Nonsense becomes the default. */
export const sheetsSearch = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  y: z.enum(QUALITY_AXES).catch("mean"),
  x: z.enum(QUANTITY_KEYS).catch("size_bytes"),
});
export type SheetsSearch = z.output<typeof sheetsSearch>;

export function sheetNumberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
