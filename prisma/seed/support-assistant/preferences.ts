import { addJudgeRun } from "#lib/alignment/commands/add-judge-run.ts";
import { createCampaign } from "#lib/alignment/commands/create-campaign.ts";
import { startJudgeRun } from "#lib/alignment/commands/start-judge-run.ts";
import { trainRewardModel } from "#lib/alignment/commands/train-reward-model.ts";
import { judgedPairs } from "#lib/alignment/items/judged-pairs.ts";
import { trainRewardModelJob } from "#lib/alignment/jobs/train-reward-model.ts";
import { type AnswerRow, insertAnswers } from "#lib/alignment/judges/answer-rows.ts";
import { judgeRunPayload, judgeRunSchema } from "#lib/alignment/judges/schema.ts";
import { trainRewardModelSchema } from "#lib/alignment/reward-models/schema.ts";
import { lotOf } from "#lib/alignment/rules/lot.ts";
import { createCampaignQuery } from "#lib/alignment/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { Story } from "#prisma/seed/story.ts";
import { draftPairs } from "#prisma/seed/support-assistant/drafts.ts";

const PAIRS = 240;

/** A judge is tried out beside people, and a reward model is trained on what agents chose in the years before. */
export async function tellPreferences(story: Story): Promise<void> {
  await tellJudge(story.on(30, "10:20"));
  await tellImport(story.on(30, "15:05"));
  await tellRewardModel(story.on(29, "09:40"));
  await story.judge();
}

/** As the old ticket system wrote them: of two drafts, the one an agent sent. */
async function tellImport(story: Story): Promise<void> {
  const query = createCampaignQuery.parse({
    title: "Drafts that agents sent",
    kind: "pairwise",
    ratersPerItem: "1",
    fileName: "sent-drafts.jsonl",
  });
  const lines = draftPairs(PAIRS).flatMap(({ gold, prompt, group, ...pair }, at) => {
    if (gold) return [];
    const { response_a: a, response_b: b, model_a, model_b } = pair;
    const isFirst = leanOf(`agent ${at}`, model_a, model_b) > 0;
    const [chosen, rejected] = isFirst ? [a, b] : [b, a];
    const [model_chosen, model_rejected] = isFirst ? [model_a, model_b] : [model_b, model_a];
    return `${JSON.stringify({ prompt, chosen, rejected, model_chosen, model_rejected, group })}\n`;
  });
  await story.does("contributor", "campaign:update", (access) => createCampaign(access, query, fileOf(lines)));
}

async function* fileOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(lines.join(""));
}

async function tellRewardModel(story: Story): Promise<void> {
  const input = trainRewardModelSchema.parse({ campaign: 2, name: "Drafts that would be sent" });
  const { jobId } = await story.does("contributor", "reward-model:train", (access) => trainRewardModel(access, input));
  await story.finishes("contributor", trainRewardModelJob, jobId);
}

/** What a model said that nobody can call from here: it sees much, and likes what it reads first. */
async function tellJudge(story: Story): Promise<void> {
  const input = judgeRunSchema.parse({
    campaign: 1,
    connection: 2,
    budget: { usd: 5 },
    name: "Small judge, first try",
  });
  const { jobId } = await story.does("contributor", "connection:use", (access) => startJudgeRun(access, input));
  const job = await db().backgroundJob.findUniqueOrThrow({ where: { id: jobId }, select: { payload: true } });
  const run = judgeRunPayload.parse(job.payload);
  for await (const pairs of judgedPairs(run.campaignId))
    await insertAnswers(
      jobId,
      pairs.flatMap(({ position, modelA, modelB }) => {
        const lean = leanOf(`judge ${position}`, modelA, modelB);
        return [answerOf(position, "a", lean), answerOf(position, "b", lean)];
      }),
    );
  const connection = { name: "Fallback, OpenAI", baseUrl: "https://llm-proxy.nordlicht.example/openai/v1" };
  const ended = { jobId, run, connection, isBudgetSpent: false, signal: new AbortController().signal };
  await story.does("contributor", "connection:use", (access) => addJudgeRun(access, ended));
}

const MODELS = ["support-assistant-base", "support-assistant-sft-1", "support-assistant-sft-2"];

/** How much better the first answer looks to somebody, by which model wrote it and by whim. */
function leanOf(whim: string, modelA: string | null, modelB: string | null): number {
  const lot = lotOf(19, whim);
  return MODELS.indexOf(modelA ?? "") - MODELS.indexOf(modelB ?? "") + 2.4 * (lot() + lot() - 1);
}

const FAVOUR = 0.75;

function answerOf(position: number, shownFirst: "a" | "b", lean: number): AnswerRow {
  const seen = (shownFirst === "a" ? lean : -lean) + FAVOUR;
  const tokens = 520 + Math.floor(90 * lotOf(position, `tokens ${shownFirst}`)());
  const common = { position, shownFirst, error: null, tokens, costUsd: tokens * 0.48e-6 };
  // One of a few dozen answers is a talk about both.
  if (lotOf(position, `talk ${shownFirst}`)() < 0.02)
    return {
      ...common,
      preferred: null,
      reason: "",
      said: "Both drafts have their merits; it depends on the customer.",
    };
  if (Math.abs(seen) < 0.12) return { ...common, preferred: "tie", reason: "They say the same.", said: null };
  const preferred = seen > 0 ? "first" : "second";
  return { ...common, preferred, reason: `The ${preferred} names the clause and the next step.`, said: null };
}
