import { z } from "zod";
import { optionalDay } from "#lib/projects/schema.ts";
import { impossibleNumbers, normaliseMetricKey, unitOf, withoutFilter } from "#lib/scope/rules/objective.ts";
import {
  FEASIBILITY_DECISIONS,
  keysOf,
  MARKET_ENTRY_KINDS,
  OBJECTIVE_DIRECTIONS,
  RISK_TIERS,
  TASK_TYPES,
  TECHNOLOGY_VERDICTS,
} from "#lib/scope/vocabulary.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

const text = (max: number) => z.string().trim().max(max, `Use ${max} characters or fewer.`).default("");
const needed = (max: number, message: string) =>
  z.string().trim().min(1, message).max(max, `Use ${max} characters or fewer.`);
// What is still being typed keeps its blanks, so that the server's copy and the form's stay the same.
const draft = (max: number) => z.string().max(max, `Use ${max} characters or fewer.`).default("");
const reason = z
  .string()
  .trim()
  .min(10, "Say why, in 10 characters or more.")
  .max(4_000, "Use 4000 characters or fewer.");
const day = z.iso.date("Write the day as 2026-12-31.");
/** The revision that was on the screen. */
const basedOn = z.coerce.number().int().min(0);

const blankToNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));
const NUMBER_NEEDED = "Write a number, such as 0.80.";
const finite = z.coerce.number<unknown>({ error: NUMBER_NEEDED });
const optionalNumber = z.preprocess(blankToNull, z.union([z.null(), finite], { error: NUMBER_NEEDED }));
// Coercion would read a blank as 0.
const neededNumber = z.preprocess((value) => blankToNull(value) ?? undefined, finite);
const checkbox = z.preprocess((value) => value === true || value === "on", z.boolean());

export const briefSchema = z.object({
  revision: basedOn,
  problemStatement: draft(10_000),
  users: draft(5_000),
  taskTypes: z.array(z.enum(keysOf(TASK_TYPES))).default([]),
  nonAiAlternative: draft(5_000),
  outOfScope: draft(5_000),
});
export type BriefInput = z.output<typeof briefSchema>;

export const marketEntrySchema = z.object({
  title: needed(200, "Give the entry a title."),
  kind: z.enum(keysOf(MARKET_ENTRY_KINDS), { error: "Choose what kind of source it is." }),
  source: needed(1_000, "Name the source: a web address or a citation.").refine(
    (source) => !/^[a-z][a-z0-9+.-]*:/i.test(source) || /^(https?|doi|urn|isbn|arxiv):/i.test(source),
    "Write an address that begins with https://, or a citation.",
  ),
  finding: needed(5_000, "Say what was found."),
  implication: text(5_000),
  foundOn: day,
});
export type MarketEntryInput = z.output<typeof marketEntrySchema>;

export const interviewSchema = z.object({
  stakeholderName: needed(120, "Name who was asked."),
  stakeholderRole: needed(120, "Say what they do."),
  heldOn: day,
  notes: text(50_000),
  objectives: z.array(z.uuid()).max(100).default([]),
});
export type InterviewInput = z.output<typeof interviewSchema>;

export const technologyOptionSchema = z
  .object({
    name: needed(120, "Name the option."),
    summary: text(2_000),
    strengths: text(5_000),
    weaknesses: text(5_000),
    verdict: z.enum(keysOf(TECHNOLOGY_VERDICTS), { error: "Choose a verdict." }),
    reason: text(4_000),
  })
  .refine((option) => option.verdict !== "rejected" || option.reason.length >= 10, {
    path: ["reason"],
    message: "Say why it was rejected, in 10 characters or more.",
  });
export type TechnologyOptionInput = z.output<typeof technologyOptionSchema>;

/** Which row, and which revision of it was on the screen. */
export const rowSchema = z.object({ id: z.uuid(), revision: z.coerce.number().int().min(1) });
export type RowInput = z.output<typeof rowSchema>;
export const removalSchema = z.object({ id: z.uuid() });

export const editMarketEntrySchema = z.intersection(rowSchema, marketEntrySchema);
export const editInterviewSchema = z.intersection(rowSchema, interviewSchema);
export const editTechnologyOptionSchema = z.intersection(rowSchema, technologyOptionSchema);

const SCORE_NEEDED = "Choose a score from 1 to 5.";
const score = z.preprocess(
  blankToNull,
  z.coerce
    .number<unknown>({ error: SCORE_NEEDED })
    .int(SCORE_NEEDED)
    .min(1, SCORE_NEEDED)
    .max(5, SCORE_NEEDED)
    .nullable(),
);
const scoreNote = draft(2_000);

export const feasibilitySchema = z.object({
  revision: basedOn,
  value: score,
  valueNote: scoreNote,
  dataReadiness: score,
  dataReadinessNote: scoreNote,
  technicalRisk: score,
  technicalRiskNote: scoreNote,
  cost: score,
  costNote: scoreNote,
  time: score,
  timeNote: scoreNote,
});
export type FeasibilityInput = z.output<typeof feasibilitySchema>;

export const feasibilityDecisionSchema = z.object({
  decision: z.enum(keysOf(FEASIBILITY_DECISIONS), { error: "Choose one of the three." }),
  reason,
  revision: basedOn,
});
export type FeasibilityDecisionInput = z.output<typeof feasibilityDecisionSchema>;

export const reconsiderSchema = z.object({ reason });

export const riskTierSchema = z.object({
  tier: z.enum(keysOf(RISK_TIERS), { error: "Choose a tier." }),
  reason,
  articles: text(500),
});
export type RiskTierInput = z.output<typeof riskTierSchema>;

const definitionSchema = z.object({
  name: text(120),
  metricKey: needed(120, "Name the metric.").transform(normaliseMetricKey),
  direction: z.enum(keysOf(OBJECTIVE_DIRECTIONS), { error: "Say which way is better." }),
  baseline: optionalNumber,
  target: neededNumber,
  tolerance: optionalNumber.refine((value) => value === null || value >= 0, "Use 0 or more."),
  unit: text(20),
  dataset: text(200).transform((dataset) => dataset || null),
  minItems: z.coerce
    .number({ error: "Write a whole number." })
    .int("Write a whole number.")
    .min(0, "Use 0 or more.")
    .max(1_000_000_000, "Use 1 000 000 000 or fewer.")
    .default(0),
  dueOn: optionalDay,
  safetyFloor: checkbox,
  why: text(4_000),
});

export const objectiveSchema = z
  .object({
    ...definitionSchema.shape,
    /** Absent or empty for a new one. */
    id: z.union([z.literal("").transform(() => undefined), z.uuid()]).optional(),
    revision: basedOn.default(0),
    /** Why a frozen objective is changed. */
    reason: text(4_000),
  })
  .superRefine((objective, context) => {
    for (const { field, message } of impossibleNumbers(objective)) {
      context.addIssue({ code: "custom", path: [field], message });
    }
  })
  .transform((objective) => ({
    ...objective,
    name: objective.name || metricOf(withoutFilter(objective.metricKey)).title,
    unit: unitOf(objective.metricKey, objective.unit),
    tolerance: objective.direction === "target" ? objective.tolerance : null,
  }));
export type ObjectiveInput = z.output<typeof objectiveSchema>;

export const freezeSchema = rowSchema;
export const retireSchema = z.object({ id: z.uuid(), reason });
