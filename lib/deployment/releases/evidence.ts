import { loadEnvironments } from "#lib/deployment/environments/load-environments.ts";
import { loadCandidates } from "#lib/deployment/releases/candidates.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { RehearsalOutcome } from "#lib/platform/generated/enums.ts";

export type ReleaseEvidence = {
  /** Those that ask for the gate of Deployment, in their order. */
  readonly environments: readonly {
    readonly key: string;
    readonly name: string;
    /** The newest release that was submitted and not withdrawn. */
    readonly release: { readonly number: number; readonly version: string; readonly digest: string } | null;
  }[];
  /** The newest by when it was. */
  readonly rehearsal: {
    readonly number: number;
    readonly environment: string;
    readonly outcome: RehearsalOutcome;
    readonly rehearsedAt: Date;
    readonly durationSeconds: number;
  } | null;
};

export async function collectReleaseEvidence(tx: Tx, projectId: string): Promise<ReleaseEvidence> {
  const environments = await loadEnvironments(tx, projectId);
  const candidates = await loadCandidates(tx, projectId);
  const rehearsal = await tx.rollbackRehearsal.findFirst({
    where: { projectId },
    orderBy: [{ rehearsedAt: "desc" }, { number: "desc" }],
    select: {
      number: true,
      outcome: true,
      rehearsedAt: true,
      durationSeconds: true,
      environment: { select: { name: true } },
    },
  });
  return {
    environments: environments
      .filter(({ requiredGates }) => requiredGates.includes("deployment"))
      .map(({ id, key, name }) => {
        const found = candidates.find(({ environment }) => environment.id === id);
        return {
          key,
          name,
          release: found ? { number: found.number, version: found.version, digest: found.digest } : null,
        };
      }),
    rehearsal: rehearsal && { ...rehearsal, environment: rehearsal.environment.name },
  };
}
