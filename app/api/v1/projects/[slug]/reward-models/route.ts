import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { trainRewardModel } from "#lib/alignment/commands/train-reward-model.ts";
import { listRewardModels } from "#lib/alignment/queries/list-reward-models.ts";
import { rewardModelsOperation, trainRewardModelOperation } from "#lib/alignment/reward-models/operations.ts";
import { pointerTo } from "#lib/platform/json-value.ts";

export const GET = serveProject(rewardModelsOperation, async (access, { query }) =>
  Response.json(await listRewardModels(access, query)),
);

export const POST = serveProject(trainRewardModelOperation, async (access, { body }) => {
  const started = await trainRewardModel(access, body);
  if (started.ok) return Response.json(started.value, { status: 202 });
  const { reason, message, field } = started;
  const errors = field ? [{ pointer: pointerTo([field]), detail: message }] : undefined;
  return problem(422, { reason, detail: message, errors });
});
