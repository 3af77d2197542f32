import type { StoredEnvironment } from "#lib/deployment/environments/load-environments.ts";
import { approvalsOf } from "#lib/deployment/releases/approvals.ts";
import { loadCandidates } from "#lib/deployment/releases/candidates.ts";
import { RELEASE_COLUMNS, type ReleaseRow } from "#lib/deployment/releases/record.ts";
import type { DeployReason } from "#lib/deployment/tokens/reasons.ts";
import { type GateAnswer, whyNotDeploy, whyNotRollBack } from "#lib/deployment/tokens/rules.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import type { Tx } from "#lib/platform/db.ts";

/** lib/gates hands this in, since it stands above this module: the gates judged now, as the one who asks may read them. */
export type JudgeGates = (
  tx: Tx,
  projectId: string,
  at: Date,
  phases: readonly Phase[],
) => Promise<readonly GateAnswer[]>;

type Asked = {
  readonly projectId: string;
  readonly environment: StoredEnvironment;
  readonly digest: string;
  readonly at: Date;
};

/** What may go out, with what that rests on, or why it may not. */
export type DigestJudgement = {
  readonly reasons: readonly DeployReason[];
  readonly release: ReleaseRow | null;
  readonly kind: "deploy" | "rollback";
  /** Of the order that a rollback rests on. */
  readonly orderId: string | null;
  readonly gates: readonly GateAnswer[];
  /** What a signature on the release covers. */
  readonly releaseDigest: string | null;
};

/**
 * Judges whether a digest may go to an environment, from what is true in this transaction: never from a standing that
 * was written before.
 */
export async function judgeDigest(tx: Tx, asked: Asked, judgeGates: JudgeGates): Promise<DigestJudgement> {
  const { projectId, environment, digest, at } = asked;
  const order = await openOrder(tx, asked);
  if (order)
    return {
      ...{ kind: "rollback", orderId: order.id, gates: [], releaseDigest: null },
      release: order.to,
      reasons: whyNotRollBack(order.to),
    };
  const candidates = await loadCandidates(tx, projectId);
  const candidate = candidates.find((one) => one.environment.id === environment.id) ?? null;
  const release = candidate?.digest === digest ? candidate : await newestOfDigest(tx, environment.id, digest);
  const approval = release ? (await approvalsOf(tx, projectId, [release])).get(release.number) : undefined;
  const gates = await judgeGates(tx, projectId, at, environment.requiredGates);
  const reasons = whyNotDeploy({
    environment,
    release: release && { ...release, signatures: approval?.signatures ?? null },
    elsewhere: release ? [] : await placesOf(tx, projectId, digest),
    candidate: candidate?.number ?? null,
    gates,
  });
  return { kind: "deploy", orderId: null, gates, release, reasons, releaseDigest: approval?.digest ?? null };
}

/** An order to go back to this digest that still stands and was not carried out. */
function openOrder(tx: Tx, { environment, digest, at }: Asked) {
  return tx.rollbackOrder.findFirst({
    where: { environmentId: environment.id, to: { digest }, expiresAt: { gt: at }, deployment: { is: null } },
    orderBy: { id: "desc" },
    select: { id: true, to: { select: RELEASE_COLUMNS } },
  });
}

function newestOfDigest(tx: Tx, environmentId: string, digest: string): Promise<ReleaseRow | null> {
  return tx.release.findFirst({
    where: { environmentId, digest },
    orderBy: { number: "desc" },
    select: RELEASE_COLUMNS,
  });
}

async function placesOf(tx: Tx, projectId: string, digest: string): Promise<readonly string[]> {
  const rows = await tx.release.findMany({
    where: { projectId, digest },
    orderBy: { number: "desc" },
    take: 3,
    select: { number: true, environment: { select: { name: true } } },
  });
  return rows.map(({ number, environment }) => `release ${number} of ${environment.name}`);
}
