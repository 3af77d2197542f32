import { randomUUID } from "node:crypto";
import { actorId, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { countUse, DEPLOY_REQUEST_PER_ACTOR } from "#lib/access/rate-limit.ts";
import { type StoredEnvironment, storedEnvironments } from "#lib/deployment/environments/load-environments.ts";
import { type DeployClaims, signDeployToken } from "#lib/deployment/tokens/deploy-token.ts";
import { type DigestJudgement, type JudgeGates, judgeDigest } from "#lib/deployment/tokens/judge-digest.ts";
import { reason } from "#lib/deployment/tokens/reasons.ts";
import { keepRefusal, type Refused } from "#lib/deployment/tokens/refusals.ts";
import { tokenLifetime } from "#lib/deployment/tokens/rules.ts";
import type { RequestToken } from "#lib/deployment/tokens/schema.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type GrantedToken = {
  readonly granted: true;
  readonly claims: DeployClaims;
  /** Compact JWS. Nobody keeps it here. */
  readonly token: string;
};

/**
 * Gives a token for exactly one artefact and environment, or says why not. Judged at this moment, in the lock that every
 * change of the project takes. A key that was used before gives the same token again, as long as it holds.
 */
export async function requestToken(
  access: ProjectAccess<"deployment:request">,
  input: RequestToken,
  idempotencyKey: string | null,
  judgeGates: JudgeGates,
): Promise<Outcome<GrantedToken | Refused, "too-many" | "key-reused">> {
  const wait = await countUse(`deploy:${actorId(access.actor)}`, DEPLOY_REQUEST_PER_ACTOR);
  if (wait > 0) return refuse("too-many", `Too many requests for deploy tokens. Try again in ${wait} s.`);
  return changeProject(access, async (change): Promise<Outcome<GrantedToken | Refused, "key-reused">> => {
    const repeated = await findRepeated(change, access, input, idempotencyKey);
    if (repeated) return repeated;
    const { tx, at } = change;
    const environments = await storedEnvironments(tx, access.project.id, at);
    const environment = environments.find(({ key }) => key === input.environment);
    if (!environment) {
      const detail = `There is no environment ${input.environment}.`;
      const known = reason("environment.unknown", detail, "deployment/environments");
      return accept(await keepRefusal(change, access, "request", input, [known]));
    }
    const asked = { projectId: access.project.id, environment, digest: input.digest, at };
    const judgement = await judgeDigest(tx, asked, judgeGates);
    if (judgement.reasons.length > 0 || !judgement.release)
      return accept(await keepRefusal(change, access, "request", input, judgement.reasons));
    return accept(await grant(change, access, environment, judgement, judgement.release, idempotencyKey));
  });
}

async function granted(claims: DeployClaims): Promise<GrantedToken> {
  return { granted: true, claims, token: await signDeployToken(claims) };
}

async function grant(
  { tx, at, record }: Change,
  { project, actor }: ProjectAccess<"deployment:request">,
  environment: StoredEnvironment,
  { kind, orderId, gates, releaseDigest }: DigestJudgement,
  release: NonNullable<DigestJudgement["release"]>,
  idempotencyKey: string | null,
): Promise<GrantedToken> {
  const id = randomUUID();
  const { issuedAt, expiresAt } = tokenLifetime(at, environment.tokenSeconds, gates);
  await tx.deployToken.create({
    data: {
      id,
      projectId: project.id,
      environmentId: environment.id,
      releaseId: release.id,
      digest: release.digest,
      ...{ kind, orderId, issuedAt, expiresAt, idempotencyKey },
      requesterId: actorId(actor),
      requesterName: displayName(actor),
      grounds: { release: releaseDigest, gates: Object.fromEntries(gates.map(({ phase, digest }) => [phase, digest])) },
    },
    select: { id: true },
  });
  const { number, version, digest } = release;
  record(
    {
      type: "deploy-token.granted",
      payload: {
        ...{ release: number, version, environment: environment.key, digest, tokenId: id, kind },
        expiresAt: expiresAt.toISOString(),
      },
    },
    "deployment",
  );
  return granted({
    ...{ jti: id, sub: digest, project: project.slug, environment: environment.key, release: number, version, kind },
    iat: issuedAt.getTime() / 1000,
    exp: expiresAt.getTime() / 1000,
  });
}

/** The token that this key was answered with before. Refusals are judged anew: something may have been settled meanwhile. */
async function findRepeated(
  { tx, at }: Change,
  { project, actor }: ProjectAccess<"deployment:request">,
  input: RequestToken,
  idempotencyKey: string | null,
): Promise<Outcome<GrantedToken, "key-reused"> | null> {
  if (!idempotencyKey) return null;
  const found = await tx.deployToken.findUnique({
    where: {
      projectId_requesterId_idempotencyKey: { projectId: project.id, requesterId: actorId(actor), idempotencyKey },
    },
    select: {
      id: true,
      digest: true,
      kind: true,
      issuedAt: true,
      expiresAt: true,
      environment: { select: { key: true } },
      release: { select: { number: true, version: true } },
    },
  });
  if (!found) return null;
  if (found.digest !== input.digest || found.environment.key !== input.environment)
    return refuse("key-reused", "This Idempotency-Key was used for another request. Use a new one.");
  if (found.expiresAt <= at)
    return refuse("key-reused", "The token of this Idempotency-Key has expired. Use a new key to ask again.");
  const { id, digest, kind, environment, release, issuedAt, expiresAt } = found;
  return accept(
    await granted({
      ...{ jti: id, sub: digest, project: project.slug, environment: environment.key, kind },
      release: release.number,
      version: release.version,
      iat: issuedAt.getTime() / 1000,
      exp: expiresAt.getTime() / 1000,
    }),
  );
}
