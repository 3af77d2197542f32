import { serveProject } from "#lib/access/route.ts";
import { undoJudgement } from "#lib/alignment/commands/undo-judgement.ts";
import { undoOperation } from "#lib/alignment/operations.ts";
import { answerRefusal } from "#lib/alignment/rating/answer-refusal.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";

export const POST = serveProject(
  { ...undoOperation, permission: "feedback:rate" },
  async (access, { params, body }) => {
    const answer = await undoJudgement(access, campaignNumberOf(params.number), body.id);
    return answer.ok ? Response.json(answer.value, { status: 200 }) : answerRefusal(answer);
  },
);
