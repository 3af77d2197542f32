import { z } from "zod";
import { environmentKey } from "#lib/deployment/environments/schema.ts";
import { ARTEFACT_KIND_KEYS } from "#lib/deployment/releases/vocabulary.ts";
import { EVIDENCE_MAX_BYTES } from "#lib/lifecycle/schema.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

/** As container registries and content-addressed stores write it. */
export const artefactDigest = z
  .string()
  .trim()
  .regex(/^sha256:[0-9a-f]{64}$/, "Write sha256: and the 64 hex digits of the artefact, in lower case.");

const rowNumber = z.coerce.number().int().min(1).max(MAX_ROW_NUMBER);

/** A choice that may be left empty, as a form sends it or as JSON leaves it out. */
const optionalNumber = z
  .union([z.literal("").transform(() => null), z.null(), rowNumber])
  .optional()
  .transform((chosen) => chosen ?? null);

const optionalBytes = z
  .union([
    z.literal("").transform(() => null),
    z.null(),
    z.coerce
      .number("Write a number of bytes.")
      .int("Write a whole number of bytes.")
      .min(0, "Write 0 or more.")
      .max(Number.MAX_SAFE_INTEGER, "That is more than any disk holds."),
  ])
  .optional()
  .transform((bytes) => bytes ?? null);

const content = z.object({
  environment: environmentKey,
  version: z
    .string()
    .trim()
    .min(1, "Give the version a name: 1.4.0.")
    .max(60, "Use 60 characters or fewer.")
    .regex(/^[^\p{Cc}]*$/u, "Leave line breaks and control characters out."),
  digest: artefactDigest,
  kind: z.enum(ARTEFACT_KIND_KEYS, "Say what kind of artefact it is."),
  uri: z.string().trim().max(500, "Use 500 characters or fewer.").default(""),
  sizeBytes: optionalBytes,
  changeLog: z.string().trim().max(20_000, "Use 20 000 characters or fewer.").default(""),
  run: optionalNumber,
  decision: optionalNumber,
  evaluation: optionalNumber,
  /** A version of a prompt, as key/number. */
  prompt: z
    .union([
      z.literal("").transform(() => null),
      z.null(),
      z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}\/[1-9]\d{0,8}$/, "Write it as key/version: answer-bill/7."),
    ])
    .optional()
    .transform((chosen) => chosen ?? null),
  optimisation: optionalNumber,
  madeOf: z.string().trim().max(500, "Use 500 characters or fewer.").default(""),
});

export const draftReleaseSchema = content;
export type DraftRelease = z.output<typeof draftReleaseSchema>;

export const editReleaseSchema = content.extend({
  release: rowNumber,
  /** Of the draft that was on the screen. */
  revision: rowNumber,
});
export type EditRelease = z.output<typeof editReleaseSchema>;

export const submitReleaseSchema = z.object({ release: rowNumber });
export type SubmitRelease = z.output<typeof submitReleaseSchema>;

const reason = z
  .string()
  .trim()
  .min(10, "Say why, in 10 characters or more.")
  .max(2_000, "Use 2 000 characters or fewer.");

export const withdrawReleaseSchema = z.object({ release: rowNumber, reason });
export type WithdrawRelease = z.output<typeof withdrawReleaseSchema>;

export const orderRollbackSchema = z.object({ environment: environmentKey, release: rowNumber, reason });
export type OrderRollback = z.output<typeof orderRollbackSchema>;

export const recordRehearsalSchema = z
  .object({
    environment: environmentKey,
    from: rowNumber,
    /** Left empty: there was no release before, and the system was switched off. */
    to: optionalNumber,
    rehearsedAt: z
      .string()
      .trim()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "Say when it was, with day and time.")
      .transform((text, context) => {
        // What a form's field gives has no zone and is UTC, as every time on the page.
        const at = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
        if (!Number.isNaN(at.getTime())) return at;
        context.addIssue({ code: "custom", message: "There is no such day or time." });
        return z.NEVER;
      }),
    durationSeconds: z.coerce
      .number("Write a number of seconds.")
      .int("Write a whole number of seconds.")
      .min(1, "Write 1 or more.")
      .max(7 * 86_400, "That is more than a week."),
    outcome: z.enum(["succeeded", "failed"], "Say how it ended."),
    note: z.string().trim().max(2_000, "Use 2 000 characters or fewer.").default(""),
    url: z
      .union([z.literal(""), z.url({ protocol: /^https?$/, error: "Write a whole address, beginning with https://." })])
      .optional(),
    file: z
      .instanceof(File)
      .optional()
      .transform((file) => (file && file.size > 0 ? file : undefined))
      .refine((file) => !file || file.size <= EVIDENCE_MAX_BYTES, "Use a file of 1.5 MB or less, or link to it.")
      .refine((file) => !file || file.name.length <= 200, "Give the file a name of 200 characters or fewer."),
  })
  .refine(({ url, file }) => Boolean(url) !== Boolean(file), {
    path: ["url"],
    message: "Give the log as a link or a file, one of the two.",
  });
export type RecordRehearsal = z.output<typeof recordRehearsalSchema>;

/** @returns -1, which no release has, for what is no number. */
export function releaseNumberOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

export const releasesSearch = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  environment: environmentKey.or(z.literal("")).catch(""),
});
