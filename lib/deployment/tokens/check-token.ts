import { storedEnvironments } from "#lib/deployment/environments/load-environments.ts";
import type { ReleaseRow } from "#lib/deployment/releases/record.ts";
import { readDeployToken } from "#lib/deployment/tokens/deploy-token.ts";
import { type JudgeGates, judgeDigest } from "#lib/deployment/tokens/judge-digest.ts";
import { type DeployReason, reason } from "#lib/deployment/tokens/reasons.ts";
import type { RedeemToken } from "#lib/deployment/tokens/schema.ts";
import type { Tx } from "#lib/platform/db.ts";

export type GoodToken = {
  readonly id: string;
  readonly kind: "deploy" | "rollback";
  readonly orderId: string | null;
  readonly environmentId: string;
  readonly release: ReleaseRow;
};

export type TokenCheck =
  | { readonly good: true; readonly token: GoodToken }
  | {
      readonly good: false;
      readonly reasons: readonly DeployReason[];
      /** The number of the deployment that used it up. */
      readonly usedFor?: number;
    };

/**
 * Whether a token may be used now: signed here, for this project, environment and digest, neither expired nor used, and what
 * it was given for would be given again at this moment. Reads only.
 */
export async function checkToken(
  tx: Tx,
  project: { readonly id: string; readonly slug: string },
  input: RedeemToken,
  at: Date,
  judgeGates: JudgeGates,
): Promise<TokenCheck> {
  const read = await readDeployToken(input.token);
  if (!read.ok) return bad(reason(read.reason, read.message));
  const { jti, sub, exp, project: slug, environment: key, kind } = read.value;
  if (slug !== project.slug) return bad(reason("token.other-project", "The token is for another project."));
  const faults = [
    ...(key === input.environment ? [] : [reason("token.other-environment", `The token is for ${key}.`)]),
    ...(sub === input.digest ? [] : [reason("token.other-digest", `The token is for ${sub}.`)]),
  ];
  if (faults.length > 0) return bad(...faults);
  const row = await tx.deployToken.findFirst({
    where: { id: jti, projectId: project.id },
    select: { id: true, releaseId: true, orderId: true, deployment: { select: { number: true } } },
  });
  // A database that was put back to an earlier day does not know what was signed since.
  if (!row) return bad(reason("token.unknown", "This Cairn has no record of the token. Ask for a new one."));
  if (row.deployment) {
    const { number: usedFor } = row.deployment;
    return { ...bad(reason("token.replayed", `The token was used already, for deployment ${usedFor}.`)), usedFor };
  }
  if (exp * 1000 <= at.getTime()) return bad(reason("token.expired", "The token has expired. Ask for a new one."));
  const environments = await storedEnvironments(tx, project.id, at);
  const environment = environments.find((one) => one.key === key);
  if (!environment) return bad(reason("environment.unknown", `There is no environment ${key} any more.`));
  const asked = { projectId: project.id, environment, digest: sub, at };
  const { reasons, release, ...judged } = await judgeDigest(tx, asked, judgeGates);
  if (reasons.length > 0 || !release) return { good: false, reasons };
  if (release.id !== row.releaseId || judged.kind !== kind || judged.orderId !== row.orderId)
    return bad(reason("token.outdated", "It would be given for something else now. Ask for a new one."));
  return { good: true, token: { id: row.id, kind, orderId: row.orderId, environmentId: environment.id, release } };
}

function bad(...reasons: DeployReason[]): Extract<TokenCheck, { good: false }> {
  return { good: false, reasons };
}
