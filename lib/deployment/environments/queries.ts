import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type LoadedEnvironment, loadEnvironments } from "#lib/deployment/environments/load-environments.ts";
import { approvalsOf } from "#lib/deployment/releases/approvals.ts";
import { loadCandidates } from "#lib/deployment/releases/candidates.ts";
import { type RunningPair, runningReleases } from "#lib/deployment/releases/queries/running-releases.ts";
import { type ReleaseState, releaseStateOf } from "#lib/deployment/releases/rules.ts";
import { db } from "#lib/platform/db.ts";

export type EnvironmentView = Omit<LoadedEnvironment, "id"> & {
  /** The newest release that was submitted and not withdrawn. */
  readonly candidate: {
    readonly number: number;
    readonly version: string;
    readonly digest: string;
    readonly state: ReleaseState;
    readonly approved: number;
  } | null;
  readonly running: RunningPair | null;
};

/** The environments of a project in their order, each with what runs there and what is to come. */
export async function listEnvironments(access: ProjectAccess<"project:read">): Promise<readonly EnvironmentView[]> {
  const projectId = access.project.id;
  const [environments, candidates, running] = await Promise.all([
    loadEnvironments(db(), projectId),
    loadCandidates(db(), projectId),
    runningReleases(access),
  ]);
  const approvals = await approvalsOf(db(), projectId, candidates);
  return environments.map(({ id, ...environment }) => {
    const found = candidates.find((one) => one.environment.id === id);
    const signatures = found ? (approvals.get(found.number)?.signatures ?? null) : null;
    return {
      ...environment,
      candidate: found
        ? {
            ...{ number: found.number, version: found.version, digest: found.digest },
            state: releaseStateOf(found, signatures),
            approved: signatures?.valid.length ?? 0,
          }
        : null,
      running: running.get(environment.key) ?? null,
    };
  });
}
