import { actorId, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { countUse, DEPLOY_REQUEST_PER_ACTOR } from "#lib/access/rate-limit.ts";
import { checkToken, type GoodToken } from "#lib/deployment/tokens/check-token.ts";
import type { JudgeGates } from "#lib/deployment/tokens/judge-digest.ts";
import { keepRefusal, type Refused } from "#lib/deployment/tokens/refusals.ts";
import type { RedeemToken } from "#lib/deployment/tokens/schema.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type StartedDeployment = {
  readonly granted: true;
  readonly deployment: number;
  readonly environment: string;
  readonly release: number;
  readonly version: string;
  readonly digest: string;
  readonly kind: "deploy" | "rollback";
  readonly startedAt: Date;
};

/**
 * Uses a token up and begins a deployment, in one transaction. Everything is judged again, since the token was given: a
 * signature may have gone stale in between. The project's lock makes two who redeem one token wait for each other, and the
 * unique key of the deployment's token stands behind it.
 */
export async function redeemToken(
  access: ProjectAccess<"deployment:request">,
  input: RedeemToken,
  idempotencyKey: string | null,
  judgeGates: JudgeGates,
): Promise<Outcome<StartedDeployment | Refused, "too-many">> {
  const wait = await countUse(`deploy:${actorId(access.actor)}`, DEPLOY_REQUEST_PER_ACTOR);
  if (wait > 0) return refuse("too-many", `Too many deploy tokens at once. Try again in ${wait} s.`);
  return changeProject(access, async (change) => {
    const { tx, at } = change;
    const check = await checkToken(tx, access.project, input, at, judgeGates);
    if (check.good) return accept(await begin(change, access, check.token, input, idempotencyKey));
    const repeated = check.usedFor && (await findRepeated(tx, access, check.usedFor, idempotencyKey));
    return accept(repeated || (await keepRefusal(change, access, "redeem", input, check.reasons)));
  });
}

async function begin(
  { tx, at, record }: Change,
  { project, actor }: ProjectAccess<"deployment:request">,
  { id: tokenId, kind, orderId, environmentId, release }: GoodToken,
  { environment }: RedeemToken,
  idempotencyKey: string | null,
): Promise<StartedDeployment> {
  const last = await tx.deployment.findFirst({
    where: { projectId: project.id },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const number = (last?.number ?? 0) + 1;
  await tx.deployment.create({
    data: {
      ...{
        projectId: project.id,
        number,
        environmentId,
        releaseId: release.id,
        kind,
        tokenId,
        orderId,
        idempotencyKey,
      },
      startedById: actorId(actor),
      startedByName: displayName(actor),
      startedAt: at,
    },
    select: { id: true },
  });
  const { number: releaseNumber, version, digest } = release;
  record(
    {
      type: "deployment.started",
      payload: { deployment: number, release: releaseNumber, version, environment, digest, tokenId, kind },
    },
    "deployment",
  );
  const named = { deployment: number, environment, release: releaseNumber, version, digest };
  return { granted: true, ...named, kind, startedAt: at };
}

/** A client that lost the answer sends the same again, with the same key, and is told what began. */
async function findRepeated(
  tx: Tx,
  { project, actor }: ProjectAccess<"deployment:request">,
  number: number,
  idempotencyKey: string | null,
): Promise<StartedDeployment | null> {
  if (!idempotencyKey) return null;
  const found = await tx.deployment.findFirst({
    where: { projectId: project.id, number, startedById: actorId(actor), idempotencyKey },
    select: {
      kind: true,
      startedAt: true,
      environment: { select: { key: true } },
      release: { select: { number: true, version: true, digest: true } },
    },
  });
  if (!found) return null;
  const { kind, startedAt, environment, release } = found;
  const { number: releaseNumber, version, digest } = release;
  const named = { deployment: number, environment: environment.key, release: releaseNumber, version, digest };
  return { granted: true, ...named, kind, startedAt };
}
