import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { checkToken } from "#lib/deployment/tokens/check-token.ts";
import type { JudgeGates } from "#lib/deployment/tokens/judge-digest.ts";
import type { DeployReason } from "#lib/deployment/tokens/reasons.ts";
import type { RedeemToken } from "#lib/deployment/tokens/schema.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

/** Why a token would not be accepted at this moment; empty when it would. Nothing is used up. */
export async function verifyToken(
  access: ProjectAccess<"deployment:request">,
  input: RedeemToken,
  judgeGates: JudgeGates,
): Promise<readonly DeployReason[]> {
  const check = await checkToken(db(), access.project, input, now(), judgeGates);
  return check.good ? [] : check.reasons;
}
