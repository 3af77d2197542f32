import { z } from "zod";
import { BASIS_STATES } from "#lib/data/rules.ts";
import { keysOf, LAWFUL_BASES, PERSONAL_DATA, SPECIAL_CATEGORIES, SPECIAL_EXCEPTIONS } from "#lib/data/vocabulary.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";
import { optionalDay } from "#lib/projects/schema.ts";

const line = (what: string, max = 200) =>
  z.string().trim().min(2, `Say ${what}, in 2 characters or more.`).max(max, `Use ${max} characters or fewer.`);
const text = z.string().trim().max(4_000, "Use 4 000 characters or fewer.");
const reason = z
  .string()
  .trim()
  .min(10, "Say why, in 10 characters or more.")
  .max(2_000, "Use 2 000 characters or fewer.");
const number = z.coerce.number().int().positive().max(MAX_ROW_NUMBER);

/** One of a vocabulary, or nothing: what a select sends before anything is chosen. */
function chosen<T extends [string, ...string[]]>(keys: T) {
  return z
    .union([z.literal(""), z.enum(keys)])
    .nullish()
    .transform((key) => (key ? (key as T[number]) : null));
}

const definition = z.object({
  name: line("what it is called", 120),
  owner: line("who answers for it", 120),
  description: text.default(""),
  origin: line("where it comes from", 500),
  licence: line("under which licence or contract"),
  personalData: z.enum(keysOf(PERSONAL_DATA), "Choose one."),
  specialCategories: z
    .array(z.enum(keysOf(SPECIAL_CATEGORIES)))
    .max(8)
    .default([]),
  specialException: chosen(keysOf(SPECIAL_EXCEPTIONS)),
  lawfulBasis: chosen(keysOf(LAWFUL_BASES)),
  basisJustification: text.default(""),
  region: line("where it is kept", 120),
  retentionUntil: optionalDay,
});

type Definition = z.infer<typeof definition>;

/** What contradicts itself is refused; what is only missing is the gate's to find. */
function refuseContradictions(source: Definition, context: z.RefinementCtx): void {
  const issue = (path: keyof Definition, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  const isPersonal = source.personalData !== "none";
  if (isPersonal && source.lawfulBasis === "not_personal")
    issue("lawfulBasis", "It holds personal data, so another basis is needed.");
  if (!isPersonal && source.lawfulBasis !== null && source.lawfulBasis !== "not_personal")
    issue("lawfulBasis", "It holds no personal data, so choose “Not personal data”.");
  if (source.personalData === "special" && source.specialCategories.length === 0)
    issue("specialCategories", "Name the special categories it holds.");
}

/** Special categories and their exception mean nothing without each other, and a form keeps sending what it has hidden. */
function dropUnused<D extends Definition>(source: D): D {
  if (source.personalData === "special")
    return { ...source, specialCategories: [...new Set(source.specialCategories)].sort() };
  return { ...source, specialCategories: [], specialException: null };
}

export const sourceSchema = definition.superRefine(refuseContradictions).transform(dropUnused);
export type SourceInput = z.infer<typeof sourceSchema>;

export const sourceEditSchema = definition
  .extend({
    number,
    /** The revision the editor began from. */
    revision: number,
  })
  .superRefine(refuseContradictions)
  .transform(dropUnused);
export type SourceEdit = z.infer<typeof sourceEditSchema>;

export const retirementSchema = z.object({ number, reason });
export type Retirement = z.infer<typeof retirementSchema>;

const consent = z.object({
  subjects: line("which people gave it, as a group", 300),
  textVersion: line("which version of the text they saw", 120),
  collectedHow: line("how it was given", 300),
  /** A form's checkbox, or a machine's boolean. */
  isExplicit: z
    .union([z.boolean(), z.literal("on")])
    .optional()
    .transform(Boolean),
  grantedOn: z.iso.date("Write the day as 2026-12-31."),
  expiresOn: optionalDay,
  peopleCount: z
    .union([
      z.literal(""),
      z.coerce.number().int("Write a whole number.").min(1, "Write 1 or more.").max(2_000_000_000),
    ])
    .nullish()
    .transform((count) => count || null),
  evidenceUrl: z
    .union([
      z.literal(""),
      z.url({ protocol: /^https?$/, error: "Write a whole address, beginning with https://." }).max(500),
    ])
    .nullish()
    .transform((url) => url || null),
  /** The number of the consent it takes the place of. */
  replaces: z
    .union([z.literal(""), number])
    .nullish()
    .transform((replaced) => replaced || null),
});

function refuseBackwards(record: { grantedOn: string; expiresOn: string | null }, context: z.RefinementCtx): void {
  if (record.expiresOn && record.expiresOn < record.grantedOn)
    context.addIssue({ code: "custom", path: ["expiresOn"], message: "It cannot end before it was given." });
}

export const consentSchema = consent.superRefine(refuseBackwards);
export type ConsentInput = z.infer<typeof consentSchema>;

/** With the source it belongs to, which the API has in its path. */
export const consentFormSchema = consent.extend({ source: number }).superRefine(refuseBackwards);

export const withdrawalSchema = z.object({ source: number, consent: number, reason });
export type Withdrawal = z.infer<typeof withdrawalSchema>;

export const SOURCE_PAGE_SIZE = 25;

const pageNumber = z.coerce.number().int().min(1).max(1_000).catch(1).default(1);

/** What a list of sources is narrowed by; what cannot be read is as if it were not there. */
export const sourceFilterSchema = z.object({
  search: z.string().trim().max(120).catch("").default(""),
  state: z
    .enum([...keysOf(BASIS_STATES), "retired"])
    .optional()
    .catch(undefined),
  page: pageNumber,
});
export type SourceFilter = z.infer<typeof sourceFilterSchema>;

/** The pages of the two lists of a source. */
export const sourcePagesSchema = z.object({ consents: pageNumber, revisions: pageNumber });

/** The number in an address; 0, which no source has, for what is none. */
export function readRecordNumber(segment: string | undefined): number {
  return /^[1-9]\d{0,6}$/.test(segment ?? "") ? Number(segment) : 0;
}
