import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findSheet } from "#lib/deployment/optimisations/commands/find-sheet.ts";
import type { SetPolicy } from "#lib/deployment/optimisations/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** Sets what a sheet has to keep to as its next version. One that comes after a result is in force too, and shows as such for ever. */
export function setPolicy(
  access: ProjectAccess<"optimisation:update">,
  { sheet: number, minRecovery, maxFloorDrop, requiredFloors, reason }: SetPolicy,
): Promise<Outcome<{ readonly version: number; readonly afterResults: boolean }, "no-such-sheet">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findSheet(tx, access.project.id, number);
    if (!found.ok) return found;
    const { id: optimisationId, name } = found.value;
    const last = await tx.optimisationPolicy.aggregate({ where: { optimisationId }, _max: { version: true } });
    const version = (last._max.version ?? 0) + 1;
    const compared = await tx.optimisationComparison.findFirst({ where: { optimisationId }, select: { id: true } });
    const counted = await tx.optimisationRate.findFirst({ where: { optimisationId }, select: { id: true } });
    const afterResults = compared !== null || counted !== null;
    await tx.optimisationPolicy.create({
      data: {
        ...{ optimisationId, version, minRecovery, maxFloorDrop, requiredFloors, at },
        reason: storableText(reason),
        authorId: authorOf(access.actor),
        authorName: displayName(access.actor),
      },
      select: { id: true },
    });
    const payload = { sheet: number, name, version, minRecovery, maxFloorDrop, afterResults };
    record({ type: "optimisation.policy-set", payload }, "deployment");
    return accept({ version, afterResults });
  });
}
