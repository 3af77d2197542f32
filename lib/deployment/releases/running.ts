import type { Tx } from "#lib/platform/db.ts";

/** A deployment counts unless it was reported failed: a pipeline that never reports back did start it. */
const NOT_FAILED = { OR: [{ outcome: { is: null } }, { outcome: { is: { result: "succeeded" as const } } }] };

/** What runs in an environment: the release of its newest deployment that did not fail. */
export async function runningRelease(
  tx: Tx,
  environmentId: string,
): Promise<{ readonly id: string; readonly number: number } | null> {
  const newest = await tx.deployment.findFirst({
    where: { environmentId, ...NOT_FAILED },
    orderBy: { number: "desc" },
    select: { release: { select: { id: true, number: true } } },
  });
  return newest?.release ?? null;
}

/** Whether a release ran in an environment at some time. */
export async function wasDeployed(tx: Tx, environmentId: string, releaseId: string): Promise<boolean> {
  const found = await tx.deployment.findFirst({
    where: { environmentId, releaseId, ...NOT_FAILED },
    select: { id: true },
  });
  return found !== null;
}
