import { serveProject } from "#lib/access/route.ts";
import { submitJudgement } from "#lib/alignment/commands/submit-judgement.ts";
import { judgementOperation } from "#lib/alignment/operations.ts";
import { answerRefusal } from "#lib/alignment/rating/answer-refusal.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";

export const POST = serveProject(
  { ...judgementOperation, permission: "feedback:rate" },
  async (access, { params, body }) => {
    const answer = await submitJudgement(access, campaignNumberOf(params.number), body);
    return answer.ok
      ? Response.json(answer.value, { status: answer.value.repeated ? 200 : 201 })
      : answerRefusal(answer);
  },
);
