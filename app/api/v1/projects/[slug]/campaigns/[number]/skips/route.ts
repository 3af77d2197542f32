import { serveProject } from "#lib/access/route.ts";
import { skipTask } from "#lib/alignment/commands/skip-task.ts";
import { skipOperation } from "#lib/alignment/operations.ts";
import { answerRefusal } from "#lib/alignment/rating/answer-refusal.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";

export const POST = serveProject(
  { ...skipOperation, permission: "feedback:rate" },
  async (access, { params, body }) => {
    const answer = await skipTask(access, campaignNumberOf(params.number), body);
    return answer.ok ? Response.json(answer.value ?? {}, { status: 200 }) : answerRefusal(answer);
  },
);
