import { z } from "zod";
import { TRL_FORMAT_KEYS } from "#lib/alignment/exports/trl-records.ts";
import { MOST_RATERS_PER_ITEM, MOST_SCALE_STEPS } from "#lib/alignment/limits.ts";
import { ANSWERS } from "#lib/alignment/rules/opinion.ts";
import { CAMPAIGN_KIND_KEYS } from "#lib/alignment/vocabulary.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const number = z.coerce.number().int().min(1).max(MAX_ROW_NUMBER);
const truth = z
  .union([z.boolean(), z.enum(["true", "false", "1", "0", "on", ""])])
  .transform((value) => value === true || value === "true" || value === "1" || value === "on");

const guidelineBody = z
  .string()
  .trim()
  .min(20, "Say in a sentence or more what makes an answer better.")
  .max(50_000, "Use 50 000 characters or fewer.");

/** What a new campaign asks. In an address, since the body is the file of items. */
const campaignFields = {
  title: z.string().trim().min(3, "Give it a title.").max(120, "Use 120 characters or fewer."),
  kind: z.enum(CAMPAIGN_KIND_KEYS).describe("pairwise, rating or acceptance."),
  ratersPerItem: z.coerce
    .number()
    .int()
    .min(1, "One rater at least.")
    .max(MOST_RATERS_PER_ITEM, `${MOST_RATERS_PER_ITEM} raters at most.`)
    .default(3)
    .describe("How many different people judge each item."),
  allowTie: truth.default(true).describe("Whether two answers may be equally good; pairwise only."),
  allowBothBad: truth.default(true).describe("Whether both answers may be bad; pairwise only."),
  rationale: z.enum(["optional", "required"]).default("optional"),
  scaleMin: z.coerce.number().int().min(0).max(100).default(1).describe("Of a rating."),
  scaleMax: z.coerce.number().int().min(1).max(100).default(5).describe("Of a rating."),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1)
    .describe("Decides the order of items, and which answer is shown first."),
};

export const campaignSchema = z.object(campaignFields).superRefine(({ kind, scaleMin, scaleMax }, context) => {
  if (kind !== "rating" || (scaleMin < scaleMax && scaleMax - scaleMin < MOST_SCALE_STEPS)) return;
  const message = `A scale has from 2 to ${MOST_SCALE_STEPS} steps, the lowest first.`;
  context.addIssue({ code: "custom", path: ["scaleMax"], message });
});
export type CampaignInput = z.output<typeof campaignSchema>;

export const createCampaignQuery = campaignSchema.safeExtend({
  guideline: guidelineBody.max(6_000, "Use 6 000 characters or fewer here, and write more once it is made.").optional(),
  labels: z
    .enum(["person", "machine"])
    .default("person")
    .describe("Whose judgements the file holds, where it holds any; a machine's stay marked as a machine's."),
  fileName: z.string().trim().min(1).max(255).default("items.jsonl"),
});
export type CreateCampaign = z.output<typeof createCampaignQuery>;

/** A campaign of what two variants of a prompt run answered. */
export const compareVariantsSchema = z.object({
  title: campaignFields.title,
  ratersPerItem: campaignFields.ratersPerItem,
  guideline: guidelineBody,
  variants: z
    .string()
    .regex(/^\d{1,9} \d{1,4} \d{1,4}$/, "Choose two variants of a run.")
    .transform((text) => text.split(" ").map(Number) as [number, number, number]),
});
export type CompareVariants = z.output<typeof compareVariantsSchema>;

export const campaignNumberSchema = z.object({ campaign: number });
export const guidelineSchema = z.object({ campaign: number, body: guidelineBody });
export type GuidelineInput = z.output<typeof guidelineSchema>;

export const raterSchema = z.object({ campaign: number, userId: z.uuid("Choose a member of the project.") });
export type RaterInput = z.output<typeof raterSchema>;

export const chooseCampaignSchema = z.object({
  campaign: number,
  reason: z
    .string()
    .trim()
    .min(20, "Say in a sentence why this campaign shows what was learned.")
    .max(2000, "Use 2 000 characters or fewer."),
});
export type ChooseCampaign = z.output<typeof chooseCampaignSchema>;

export const tasksSchema = z.object({
  want: z.int().min(1).max(8).default(3).describe("How many to hold at a time, the ones held already included."),
});

/** A judgement as the rating page sends it. Its id makes sending it again harmless. */
export const judgementSchema = z.object({
  id: z.uuid(),
  position: z.int().min(0).max(MAX_ROW_NUMBER),
  guidelineVersion: z.int().min(1).max(MAX_ROW_NUMBER),
  answer: z.enum(ANSWERS),
  rating: z.int().nullable().default(null),
  rationale: z.string().max(4_000).default(""),
  durationMs: z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .transform((value) => (value === null ? null : Math.min(value, 3_600_000))),
});
export type JudgementInput = z.output<typeof judgementSchema>;

export const skipSchema = z.object({
  position: z.int().min(0).max(MAX_ROW_NUMBER),
  reason: z.string().trim().min(3, "Say in a few words why.").max(500, "Use 500 characters or fewer."),
});
export type SkipInput = z.output<typeof skipSchema>;

export const undoSchema = z.object({ id: z.uuid().describe("Of the judgement.") });

const page = z.coerce.number().int().min(1).max(100_000);

export const campaignsQuery = z.object({ page: page.default(1) });

export function campaignNumberOf(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : -1;
}

export const exportQuery = z.object({
  as: z.enum([...TRL_FORMAT_KEYS, "judgements", "judgements-csv", "items"]).default("preference"),
  ties: z
    .enum(["drop", "keep"])
    .default("drop")
    .describe("Unpaired only: keep a tie as two good answers, and “both bad” as two bad ones."),
});
export type ExportQuery = z.output<typeof exportQuery>;

/** What stands in the address of a campaign's page. */
export const itemsSearch = z.object({
  show: z.enum(["disagreed", "gold-missed", "explained", "all"]).catch("disagreed"),
  page: page.catch(1),
});
export type ItemsSearch = z.output<typeof itemsSearch>;

/** What stands in the address of the phase's page. */
export const alignmentSearch = z.object({ page: page.catch(1) });
