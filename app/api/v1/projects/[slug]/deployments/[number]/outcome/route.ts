import { serveProject } from "#lib/access/route.ts";
import { releaseNumberOf } from "#lib/deployment/releases/schema.ts";
import { answerFailed } from "#lib/deployment/tokens/answer.ts";
import { reportOutcome } from "#lib/deployment/tokens/commands/report-outcome.ts";
import { reportOutcomeOperation } from "#lib/deployment/tokens/operations.ts";

export const POST = serveProject(reportOutcomeOperation, async (access, { params, body }) => {
  const outcome = await reportOutcome(access, releaseNumberOf(params.number ?? ""), body);
  return outcome.ok ? Response.json(outcome.value) : answerFailed(outcome.reason, outcome.message);
});
