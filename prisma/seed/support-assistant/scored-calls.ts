import { scoreQuery } from "#lib/evaluation/answers/schema.ts";
import { startScoring } from "#lib/evaluation/commands/start-scoring.ts";
import { scoreAnswersJob } from "#lib/evaluation/jobs/score-answers.ts";
import { seededRandom } from "#lib/statistics/random.ts";
import type { Story } from "#prisma/seed/story.ts";
import { BASE_NAME } from "#prisma/seed/support-assistant/optimisation-sheets.ts";
import { PAIRED_TEXTS } from "#prisma/seed/support-assistant/paired-texts.ts";

const CALLS = 420;
/** Of a hundred: what is sent to the wrong desk. Telephone calls come as a machine wrote them down. */
const WRONG: Readonly<Record<string, number>> = { mail: 4, chat: 6, telephone: 17 };

/** Whether every channel and customer is routed alike: answers scored here, and held against each other by group. */
export async function tellScoredCalls(story: Story): Promise<void> {
  story.on(1, "16:40");
  const request = scoreQuery.parse({
    ...{ format: "jsonl", fileName: "calls-by-channel.jsonl", task: "calls-by-channel", model: BASE_NAME },
    name: "Routing of calls, by channel and customer",
    metrics: "accuracy,macro_f1",
  });
  const { jobId } = await story.does("contributor", "evaluation:import", (access) =>
    startScoring(access, request, callsFile()),
  );
  if (jobId) await story.finishes("contributor", scoreAnswersJob, jobId);
  await story.judge();
}

async function* callsFile(): AsyncGenerator<Uint8Array> {
  const random = seededRandom(4_711);
  const lines = Array.from({ length: CALLS }, (_, call) => {
    const { input, expected, right, wrong, groups } = PAIRED_TEXTS["routing-paired"](CALLS + call);
    const isWrong = random() * 100 < (WRONG[groups.channel ?? ""] ?? 0);
    return JSON.stringify({
      id: `call-${call + 1}`,
      input,
      reference: expected,
      prediction: isWrong ? wrong : right,
      ...groups,
    });
  });
  yield new TextEncoder().encode(`${lines.join("\n")}\n`);
}
