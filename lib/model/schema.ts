import { z } from "zod";
import { ARCHITECTURES, MODALITIES } from "#lib/model/catalogue/catalogue-model.ts";
import { LICENCE_QUESTIONS } from "#lib/model/licences/judge-licence.ts";
import { licenceKeyFor } from "#lib/model/licences/licences.ts";
import { readQuantity } from "#lib/model/quantity.ts";
import { criterionKeyOf, MAX_CRITERIA } from "#lib/model/rules.ts";
import { keysOf, REVENUE_BANDS, SCORE_SOURCES, WAYS } from "#lib/model/vocabulary.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";
import { optionalDay } from "#lib/projects/schema.ts";

const line = (what: string, max = 200) =>
  z.string().trim().min(2, `Say ${what}, in 2 characters or more.`).max(max, `Use ${max} characters or fewer.`);
const text = (max = 4_000) => z.string().trim().max(max, `Use ${max} characters or fewer.`).default("");
const told = (what: string) =>
  z.string().trim().min(10, `Say ${what}, in 10 characters or more.`).max(10_000, "Use 10 000 characters or fewer.");
const number = z.coerce.number("Choose one.").int().positive().max(MAX_ROW_NUMBER);
const blankToNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));
const url = z.url({ protocol: /^https?$/, error: "Write a whole address, beginning with https://." }).max(500);
const optionalUrl = z.preprocess(blankToNull, url.nullable());
/** A radio of a form, or a machine's boolean. */
const yesOrNo = z
  .union([z.boolean(), z.enum(["yes", "no"])], { error: "Say yes or no." })
  .transform((answer) => answer === true || answer === "yes");
const COUNT_NEEDED = "Write a whole number of 0 or more.";
const optionalCount = (max: number) =>
  z.preprocess(
    blankToNull,
    z.coerce.number<unknown>(COUNT_NEEDED).int(COUNT_NEEDED).min(0, COUNT_NEEDED).max(max).nullable(),
  );

export const useSchema = z.object({
  commercial: yesOrNo,
  monthlyUsers: optionalCount(10_000_000_000),
  yearlyRevenue: z.enum(keysOf(REVENUE_BANDS), { error: "Choose one." }),
  fieldsOfUse: line("what it is used for", 1_000),
  inEuropeanUnion: yesOrNo,
  trainsOthers: yesOrNo,
  distributesWeights: yesOrNo,
  hostsForOthers: yesOrNo,
  modalities: z.array(z.enum(keysOf(MODALITIES))).min(1, "Choose one or more."),
});
export type UseInput = z.output<typeof useSchema>;

/** "7.24B", "110M" or a number; null for nothing. */
const parameters = z
  .union([z.number().positive().max(1e15).nullable(), z.string()])
  .optional()
  .transform((given, context) => {
    if (typeof given !== "string") return given ?? null;
    if (given.trim() === "") return null;
    const value = readQuantity(given);
    if (value !== null && value <= 1e15) return value;
    context.addIssue({ code: "custom", message: "Write it as 7.24B, 110M or 1.03T." });
    return z.NEVER;
  });

export const customModelSchema = z.object({
  name: line("what it is called", 120),
  provider: line("who makes it", 120),
  parameters,
  activeParameters: parameters,
  contextTokens: optionalCount(MAX_ROW_NUMBER),
  architecture: z.enum(keysOf(ARCHITECTURES), { error: "Choose one." }),
  modalities: z.array(z.enum(keysOf(MODALITIES))).min(1, "Choose one or more."),
  licence: z
    .string()
    .trim()
    .min(2, "Name its licence, or write “unknown”.")
    .max(120, "Use 120 characters or fewer.")
    .transform(licenceKeyFor),
  weightsOpen: yesOrNo,
  released: z
    .union([
      z.literal(""),
      z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, "Write 2026-03 or 2026-03-14."),
    ])
    .default(""),
  source: z.union([z.literal(""), url]).default(""),
});
export type CustomModelInput = z.output<typeof customModelSchema>;

export const customModelEditSchema = customModelSchema.extend({ number, revision: number });
export type CustomModelEdit = z.output<typeof customModelEditSchema>;

export const numberSchema = z.object({ number });

/** "catalogue:gpt-4" or "own:3". */
const modelRef = z
  .string({ error: "Choose a model." })
  .regex(/^(catalogue:[a-z0-9.-]{1,80}|own:[1-9]\d{0,8})$/, "Choose a model.");

export const candidateSchema = z.object({
  model: modelRef.describe("catalogue:<key of the catalogue>, or own:<number of an entry of the project's own>."),
  way: z.enum(keysOf(WAYS), { error: "Choose one." }),
  note: text(2_000),
});
export type CandidateInput = z.output<typeof candidateSchema>;

const POINTS_NEEDED = "Give 0 to 5 points.";
export const scoreSchema = z
  .object({
    candidate: number,
    criterion: z.string().min(1).max(120),
    points: z.preprocess(
      blankToNull,
      z.coerce.number<unknown>(POINTS_NEEDED).min(0, POINTS_NEEDED).max(5, POINTS_NEEDED).nullable(),
    ),
    measured: text(120),
    source: z.enum(keysOf(SCORE_SOURCES), { error: "Say where it is from." }),
    evaluation: z.preprocess(blankToNull, number.nullable()),
    url: optionalUrl,
    note: text(2_000),
  })
  .superRefine(({ source, evaluation, url: link }, context) => {
    const missing = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (source === "evaluation" && evaluation === null)
      missing("evaluation", "Name the evaluation it was measured in.");
    if (source === "document" && link === null) missing("url", "Link the document it stands in.");
  });
export type ScoreInput = z.output<typeof scoreSchema>;

const WEIGHT_NEEDED = "Use a weight from 0 to 100.";
const weighted = z.object({
  key: z.string().max(120).default(""),
  title: z.string().trim().max(80, "Use 80 characters or fewer."),
  weight: z.coerce.number(WEIGHT_NEEDED).min(0, WEIGHT_NEEDED).max(100, WEIGHT_NEEDED).default(0),
});

/** A form's rows by their place; one whose title was emptied is left out. */
export const criteriaSchema = z
  .object({ criteria: z.union([z.array(weighted), z.record(z.string(), weighted)]) })
  .transform(({ criteria }, context) => {
    const rows = Object.values(criteria).filter(({ title }) => title !== "");
    const named = rows.map((row) => ({ ...row, key: row.key || criterionKeyOf(row.title) }));
    const fail = (message: string) => {
      context.addIssue({ code: "custom", path: ["criteria"], message });
      return z.NEVER;
    };
    if (named.length === 0 || named.length > MAX_CRITERIA) return fail(`Keep 1 to ${MAX_CRITERIA} criteria.`);
    if (new Set(named.map(({ key }) => key)).size < named.length) return fail("Two criteria have the same name.");
    if (named.every(({ weight }) => weight === 0)) return fail("Give one criterion a weight above 0.");
    return { criteria: named };
  });
export type CriteriaInput = z.output<typeof criteriaSchema>;

export const answerSchema = z.object({
  candidate: number,
  question: z.enum(LICENCE_QUESTIONS),
  answer: yesOrNo,
  note: text(2_000),
});
export type LicenceAnswerInput = z.output<typeof answerSchema>;

export const reviewSchema = z.object({
  candidate: number,
  commercial: yesOrNo,
  outputsTrainOthers: yesOrNo,
  hosting: yesOrNo,
  clause: line("where it says so", 120),
  conditions: text(2_000),
  source: url,
});
export type LicenceReviewInput = z.output<typeof reviewSchema>;

export const decisionSchema = z.object({
  candidate: number,
  context: told("what the choice is for"),
  reasons: told("why this one"),
  consequences: told("what follows from it"),
  /** Why each of the others is not taken, by its number. */
  rejected: z.record(z.string().regex(/^[1-9]\d{0,8}$/), z.string().trim().max(4_000)).default({}),
});
export type DecisionInput = z.output<typeof decisionSchema>;

export const certificationSchema = z
  .object({
    name: line("which certificate or agreement", 120),
    holder: line("who holds it", 120),
    scope: text(1_000),
    issuedOn: optionalDay,
    expiresOn: optionalDay,
    url: optionalUrl,
  })
  .refine(({ issuedOn, expiresOn }) => !issuedOn || !expiresOn || expiresOn >= issuedOn, {
    path: ["expiresOn"],
    message: "It cannot end before it was issued.",
  });
export type CertificationInput = z.output<typeof certificationSchema>;
