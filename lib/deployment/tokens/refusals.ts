import { displayName, type ProjectAccess } from "#lib/access/access.ts";
import type { DeployReason } from "#lib/deployment/tokens/reasons.ts";
import type { Change } from "#lib/ledger/change.ts";

/** What a command answers that was refused by the facts: the refusal itself is a fact, and kept. */
export type Refused = { readonly granted: false; readonly reasons: readonly DeployReason[] };

type Sent = { readonly environment: string; readonly digest: string };

/** Keeps a refusal, beside what was asked and by whom. */
export async function keepRefusal(
  { tx, at, record }: Change,
  access: ProjectAccess<"deployment:request">,
  step: "request" | "redeem",
  { environment, digest }: Sent,
  reasons: readonly DeployReason[],
): Promise<Refused> {
  await tx.tokenRefusal.create({
    data: {
      projectId: access.project.id,
      ...{ step, environment, digest, at },
      reasons: reasons.map((one) => ({ ...one })),
      requesterName: displayName(access.actor),
    },
    select: { id: true },
  });
  const codes = [...new Set(reasons.map(({ code }) => code))];
  record({ type: "deploy-token.refused", payload: { step, environment, digest, reasons: codes } }, "deployment");
  return { granted: false, reasons };
}
