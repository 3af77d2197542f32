import { z } from "zod";
import { DEFAULT_JUDGE_PROMPT, whyNotJudgePrompt } from "#lib/alignment/judges/judge-prompt.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const number = z.coerce.number().int().min(1).max(MAX_ROW_NUMBER);

const model = z
  .string()
  .trim()
  .max(200, "200 characters at most.")
  .optional()
  .describe("The connection's own, if left out.");

const budget = z
  .strictObject({
    usd: z.coerce.number().positive("More than 0.").max(1_000_000).optional(),
    tokens: z.coerce.number().int().positive("More than 0.").max(1e12).optional(),
  })
  .default({})
  .describe("The run stops before it would go beyond; what was asked in both orders until then counts.");

export const judgePromptBody = z
  .string()
  .trim()
  .max(50_000, "50 000 characters at most.")
  .superRefine((body, context) => {
    const message = whyNotJudgePrompt(body);
    if (message !== null) context.addIssue({ code: "custom", message });
  });

export const judgeRunSchema = z.strictObject({
  campaign: number.describe("A pairwise campaign, by its number."),
  connection: number.describe("By its number."),
  model,
  promptName: z
    .string()
    .trim()
    .min(2, "Name the prompt, in 2 characters or more.")
    .max(60, "60 characters at most.")
    .default("Comparison"),
  prompt: judgePromptBody
    .default(DEFAULT_JUDGE_PROMPT)
    .describe("What the judge is asked; a text that differs from the newest of its name becomes the next version."),
  maxItems: z.coerce.number().int().min(1, "1 or more.").max(200_000).optional().describe("The first so many pairs."),
  concurrency: z.coerce.number().int().min(1).max(64, "64 at most.").default(8),
  attempts: z.coerce.number().int().min(1).max(10, "10 at most.").default(4),
  budget,
  name: z.string().trim().max(120, "120 characters at most.").optional(),
});
export type JudgeRunInput = z.output<typeof judgeRunSchema>;

/** A run as its job keeps it. */
export const judgeRunPayload = z.object({
  campaign: number,
  campaignId: z.uuid(),
  promptId: z.uuid(),
  prompt: z.string(),
  guideline: z.string(),
  guidelineVersion: z.int().nullable(),
  connection: number,
  model: z.string().optional(),
  items: z.int(),
  concurrency: z.int(),
  attempts: z.int(),
  budget: z.object({ usd: z.number().optional(), tokens: z.number().optional() }),
  name: z.string(),
});
export type JudgeRunPayload = z.output<typeof judgeRunPayload>;

const page = z.coerce.number().int().min(1).max(100_000).default(1);
export const judgeRunsQuery = z.object({ page });
export const judgeAnswersQuery = z.object({
  page,
  verdict: z.enum(["a", "b", "tie", "inconsistent", "unread"]).optional(),
});
