import { db } from "#lib/platform/db.ts";
import { addPrompt } from "#lib/prompts/commands/add-prompt.ts";
import { moveLabel, promote } from "#lib/prompts/commands/move-label.ts";
import { publishVersion } from "#lib/prompts/commands/publish-version.ts";
import { startPromptRun } from "#lib/prompts/commands/start-run.ts";
import { AnswerWriter } from "#lib/prompts/running/answer-writer.ts";
import { promptRunSchema } from "#lib/prompts/running/schema.ts";
import { contentSchema, moveLabelSchema, newPromptSchema, promoteSchema } from "#lib/prompts/schema.ts";
import type { Story } from "#prisma/seed/story.ts";
import { ANSWERS, QUESTIONS, VERSIONS } from "#prisma/seed/support-assistant/prompt-texts.ts";

const prompt = "billing-answer";
/** By its number: the fallback, whose prices are known. */
const CONNECTION = 2;

/** What the assistant is told: two versions within two days, put side by side before one goes into production. */
export async function tellFirstPrompts(story: Story): Promise<void> {
  const named = newPromptSchema.parse({
    key: prompt,
    name: "Billing answer",
    description: "Answers a question on a bill from the contract, or hands over. Fetched by the chat on the website.",
  });
  await story.on(51, "11:00").does("contributor", "prompt:update", (access) => addPrompt(access, named));
  await publishes(story, 0);
  story.on(50, "14:10");
  await publishes(story, 1);
  await runsSideBySide(story);
  await story
    .on(50, "16:40")
    .does("lead", "prompt:promote", (access) =>
      promote(access, promoteSchema.parse({ prompt, version: 2, reason: "It no longer guesses a date: see run 1." })),
    );
  await story.judge();
}

/** A third, with examples from the tickets, which waits in staging. */
export async function tellThirdPrompt(story: Story): Promise<void> {
  story.on(8, "10:15");
  await publishes(story, 2);
  const move = moveLabelSchema.parse({
    ...{ prompt, label: "staging", version: 3 },
    reason: "The examples are to make its answers shorter. Tried on the test site first.",
  });
  await story.does("contributor", "prompt:update", (access) => moveLabel(access, move));
  await story.judge();
}

async function publishes(story: Story, index: number): Promise<void> {
  const version = VERSIONS[index];
  if (!version) throw new Error(`There is no version ${index}.`);
  const content = contentSchema.parse(version.content);
  await story.does("contributor", "prompt:update", (access) =>
    publishVersion(access, { prompt, note: version.note, content }),
  );
}

/** Both versions about six questions, with the answers as the fallback gave them. */
async function runsSideBySide(story: Story): Promise<void> {
  const run = promptRunSchema.parse({
    variants: [1, 2].map((version) => ({ version, connection: CONNECTION })),
    table: { rows: QUESTIONS },
  });
  const { number, jobId } = await story.does("contributor", "connection:use", (access) =>
    startPromptRun(access, { prompt, run }),
  );
  const { id } = await db().promptRun.findFirstOrThrow({
    where: { projectId: story.projectId, number },
    select: { id: true },
  });
  const writer = new AnswerWriter(id);
  for (const [row, answers] of ANSWERS.entries())
    for (const [variant, { text, inputTokens, outputTokens, latencyMs, firstTokenMs }] of answers.entries())
      await writer.answer({
        ...{ row, variant, answer: text, error: null, finishReason: "stop", isEstimated: false },
        ...{ inputTokens, outputTokens, latencyMs, firstTokenMs },
        costUsd: (inputTokens * 0.4 + outputTokens * 1.6) / 1_000_000,
      });
  await writer.flush();
  const at = story.timeline.now;
  // The story's worker: without it the demo's first worker would call an address that leads nowhere.
  await db().backgroundJob.update({
    where: { id: jobId },
    data: { state: "done", attempts: 1, done: ANSWERS.flat().length, startedAt: at, finishedAt: at },
    select: { id: true },
  });
}
