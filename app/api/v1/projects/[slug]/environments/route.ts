import { serveProject } from "#lib/access/route.ts";
import { listEnvironments } from "#lib/deployment/environments/queries.ts";
import { listEnvironmentsOperation } from "#lib/deployment/releases/operations.ts";
import type { Running } from "#lib/deployment/releases/queries/running-releases.ts";

export const GET = serveProject(listEnvironmentsOperation, async (access) => {
  const environments = await listEnvironments(access);
  return Response.json({
    environments: environments.map(({ key, name, requiredGates, approvals, tokenSeconds, candidate, running }) => ({
      ...{ key, name, requiredGates, approvals, tokenSeconds },
      candidate: candidate && {
        ...{ number: candidate.number, version: candidate.version },
        ...{ digest: candidate.digest, state: candidate.state },
      },
      current: runningResource(running?.current ?? null),
      before: runningResource(running?.before ?? null),
    })),
  });
});

function runningResource(running: Running | null) {
  return running && { ...running.release, deployment: running.deployment };
}
