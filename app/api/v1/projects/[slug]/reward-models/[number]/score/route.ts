import { serveProject } from "#lib/access/route.ts";
import { scoreResponses } from "#lib/alignment/queries/score-responses.ts";
import { scoreResponsesOperation } from "#lib/alignment/reward-models/operations.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const POST = serveProject(scoreResponsesOperation, async (access, { params, body }) => {
  const scored = await scoreResponses(access, campaignNumberOf(params.number), body);
  if (!scored) throw new NotFound();
  return Response.json(scored);
});
