import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { getGateFor } from "#lib/gates/machine-queries.ts";
import { getGateOperation } from "#lib/gates/operations.ts";
import { isPhase, PHASE_KEYS } from "#lib/lifecycle/phases.ts";

export const GET = serveProject(getGateOperation, async (access, { params }) => {
  const phase = params.phase ?? "";
  const gate = isPhase(phase) ? await getGateFor(access, phase) : null;
  return gate
    ? Response.json(gate)
    : problem(404, { detail: `There is no such phase. The phases are ${PHASE_KEYS.join(", ")}.` });
});
