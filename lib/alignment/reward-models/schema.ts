import { z } from "zod";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const number = z.coerce.number().int().min(1).max(MAX_ROW_NUMBER);

export const trainRewardModelSchema = z.object({
  campaign: number.describe("A pairwise campaign, by its number."),
  name: z.string().trim().max(120, "Use 120 characters or fewer.").default(""),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1)
    .describe("Decides which prompts are held out. The same seed and preferences give the same model."),
  machineLabels: z
    .union([z.boolean(), z.enum(["true", "false", "on", ""])])
    .transform((value) => value === true || value === "true" || value === "on")
    .default(false)
    .describe("Whether what a machine preferred counts where people said nothing. It stays said of the model."),
  judge: z
    .union([number, z.literal("").transform(() => undefined)])
    .optional()
    .describe("A run of a judge over the same campaign whose labels count then too."),
});
export type TrainRewardModel = z.output<typeof trainRewardModelSchema>;

export const rewardModelPayload = z.object({
  campaign: number,
  campaignId: z.uuid(),
  name: z.string(),
  seed: z.int(),
  machineLabels: z.boolean(),
  judgeRunId: z.uuid().nullable(),
});
export type RewardModelPayload = z.output<typeof rewardModelPayload>;

export const MOST_RESPONSES = 32;
/** All texts of a request together: what is scored while others wait takes less than a tenth of a second. */
export const MOST_CHARACTERS = 200_000;

export const scoreSchema = z
  .strictObject({
    prompt: z.string().max(MOST_CHARACTERS),
    responses: z
      .array(z.string().max(MOST_CHARACTERS))
      .min(1, "Send one response at least.")
      .max(MOST_RESPONSES, `Send ${MOST_RESPONSES} responses at most.`),
  })
  .refine(({ prompt, responses }) => prompt.length + responses.join("").length <= MOST_CHARACTERS, {
    message: `Send ${MOST_CHARACTERS} characters at most, prompt and responses together.`,
    path: ["responses"],
  });
export type ScoreRequest = z.output<typeof scoreSchema>;

export const rewardModelsQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
