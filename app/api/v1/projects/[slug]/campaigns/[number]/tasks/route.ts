import { serveProject } from "#lib/access/route.ts";
import { claimTasks } from "#lib/alignment/commands/claim-tasks.ts";
import { tasksOperation } from "#lib/alignment/operations.ts";
import { answerRefusal } from "#lib/alignment/rating/answer-refusal.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";

export const POST = serveProject(
  { ...tasksOperation, permission: "feedback:rate" },
  async (access, { params, body }) => {
    const answer = await claimTasks(access, campaignNumberOf(params.number), body.want);
    return answer.ok ? Response.json(answer.value, { status: 200 }) : answerRefusal(answer);
  },
);
