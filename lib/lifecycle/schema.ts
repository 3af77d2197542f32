import { z } from "zod";
import { findingKeyOf, type PolicyCriterion } from "#lib/lifecycle/criteria.ts";
import { offeredCriteria } from "#lib/lifecycle/offered-criteria.ts";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";
import { TEMPLATE_KEYS } from "#lib/lifecycle/templates.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

export const phaseSchema = z.enum(PHASE_KEYS);

const reason = z
  .string()
  .trim()
  .min(10, "Say why, in 10 characters or more.")
  .max(2_000, "Use 2 000 characters or fewer.");
const note = z.string().trim().max(4_000, "Use 4 000 characters or fewer.");

export const answerSchema = z
  .object({
    template: z.enum(TEMPLATE_KEYS),
    item: z.string().min(1).max(40),
    state: z.enum(["open", "met", "not-applicable"]),
    note: note.default(""),
  })
  .refine((answer) => answer.state !== "not-applicable" || answer.note.length >= 5, {
    path: ["note"],
    message: "Say why this item does not apply.",
  });
export type AnswerInput = z.infer<typeof answerSchema>;

export const EVIDENCE_MAX_BYTES = 1_500_000;

export const evidenceSchema = z
  .object({
    template: z.enum(TEMPLATE_KEYS),
    item: z.string().min(1).max(40),
    title: z.string().trim().max(200, "Use 200 characters or fewer.").default(""),
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
  .refine((evidence) => Boolean(evidence.url) !== Boolean(evidence.file), {
    path: ["url"],
    message: "Give a link or a file, one of the two.",
  });
export type EvidenceInput = z.infer<typeof evidenceSchema>;

export const removeEvidenceSchema = z.object({ evidence: z.uuid() });

export const signSchema = z
  .object({
    phase: phaseSchema,
    subject: z.string().min(1).max(80),
    decision: z.enum(["approve", "reject"]),
    comment: note.default(""),
    /** Of the snapshot that was on the screen: another one must be looked at first. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    password: z.string().max(500).default(""),
  })
  .refine((sign) => sign.decision === "approve" || sign.comment.length >= 10, {
    path: ["comment"],
    message: "Say what has to change, in 10 characters or more.",
  });
export type SignInput = z.infer<typeof signSchema>;

export const waiverRequestSchema = z.object({
  phase: phaseSchema,
  finding: z.string().min(1).max(120),
  reason,
  expiresOn: z.iso.date("Choose the day it ends."),
});
export type WaiverRequest = z.infer<typeof waiverRequestSchema>;

const waiverNumber = z.coerce.number().int().positive().max(MAX_ROW_NUMBER);

export const waiverDecisionSchema = z.object({
  number: waiverNumber,
  agreed: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
  comment: note.default(""),
  password: z.string().max(500).default(""),
});
export type WaiverDecision = z.infer<typeof waiverDecisionSchema>;

export const waiverEndSchema = z.object({ number: waiverNumber });

export const reopenSchema = z.object({ phase: phaseSchema, reason });
export type Reopening = z.infer<typeof reopenSchema>;

export const noteSchema = z.object({
  phase: phaseSchema,
  body: z.string().max(100_000, "Use 100 000 characters or fewer."),
});
export type NoteInput = z.infer<typeof noteSchema>;

const wholeNumber = (least: number, most: number) => {
  const message = `Use a whole number from ${least} to ${most}.`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message).optional();
};

const minAlpha = z.coerce
  .number("Write a number from 0 to 1.")
  .min(0, "Write a number from 0 to 1.")
  .max(1, "Write a number from 0 to 1.")
  .optional();

const accuracyPercent = z.coerce
  .number("Write a number from 50 to 99.")
  .min(50, "Write a number from 50 to 99: a half is chance.")
  .max(99, "Write a number from 50 to 99.")
  .optional();

const percent = z.coerce
  .number("Write a number from 0 to 100.")
  .min(0, "Write a number from 0 to 100.")
  .max(100, "Write a number from 0 to 100.")
  .optional();

const recoveryPercent = z.coerce
  .number("Write a number above 0 and up to 100.")
  .gt(0, "Write a number above 0 and up to 100.")
  .max(100, "Write a number above 0 and up to 100.")
  .optional();

type PolicyNumbers = {
  readonly reviewers: Readonly<Record<string, number | undefined>>;
  readonly atLeast?: number;
  readonly withinHours?: number;
  readonly withinDays?: number;
  readonly maxOverlapPercent?: number;
  readonly minAlpha?: number;
  readonly minItems?: number;
  readonly minAccuracyPercent?: number;
  readonly minRecoveryPercent?: number;
  readonly maxFloorDropPercent?: number;
  readonly requireCustody: boolean;
};

/** A criterion with the numbers of the form that are its own. */
function withNumbers(one: PolicyCriterion, form: PolicyNumbers): PolicyCriterion {
  switch (one.key) {
    case "objective-frozen":
    case "certification-noted":
      return { ...one, params: { atLeast: form.atLeast ?? 1 } };
    case "telemetry-received":
      return { ...one, params: { withinHours: form.withinHours ?? 24 } };
    case "rollback-rehearsed":
      return { ...one, params: { withinDays: form.withinDays ?? 90 } };
    case "agreement-reached":
      return { ...one, params: { minAlpha: form.minAlpha ?? 0.4, minItems: form.minItems ?? 50 } };
    case "reward-model-held":
      return { ...one, params: { minAccuracy: (form.minAccuracyPercent ?? 55) / 100 } };
    case "optimisation-recovered": {
      const { minRecoveryPercent = 95, maxFloorDropPercent = 2 } = form;
      return { ...one, params: { minRecovery: minRecoveryPercent / 100, maxFloorDrop: maxFloorDropPercent / 100 } };
    }
    case "test-data-unseen": {
      const { maxOverlapPercent = 1, requireCustody } = form;
      return { ...one, params: { maxOverlapShare: maxOverlapPercent / 100, requireCustody } };
    }
    case "checklist-signed": {
      const { template, reviewers } = one.params;
      return { ...one, params: { template, reviewers: form.reviewers[template] ?? reviewers } };
    }
    default:
      return one;
  }
}

/** The policy form: which of the offered criteria are ticked, and their numbers by the criterion's key. */
export const policyFormSchema = z
  .object({
    phase: phaseSchema,
    criteria: z.array(z.string()).default([]),
    reviewers: z.record(z.string(), wholeNumber(1, 9)).default({}),
    atLeast: wholeNumber(1, 50),
    withinHours: wholeNumber(1, 8_760),
    withinDays: wholeNumber(1, 730),
    minAlpha,
    minItems: wholeNumber(2, 100_000),
    maxOverlapPercent: percent,
    minAccuracyPercent: accuracyPercent,
    minRecoveryPercent: recoveryPercent,
    maxFloorDropPercent: percent,
    requireCustody: z.literal("on").optional().transform(Boolean),
  })
  .transform((form, context) => {
    const { phase, criteria } = form;
    const chosen = offeredCriteria(phase).filter((one) => criteria.includes(findingKeyOf(one)));
    if (chosen.length === 0) {
      context.addIssue({ code: "custom", path: ["criteria"], message: "Keep one criterion or more." });
      return z.NEVER;
    }
    return { phase, criteria: chosen.map((one) => withNumbers(one, form)) };
  });
