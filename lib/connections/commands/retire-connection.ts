import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { findLiveConnection } from "#lib/connections/commands/find-connection.ts";
import type { ConnectionRetirement } from "#lib/connections/schema.ts";
import { keyColumns } from "#lib/connections/sealed-key.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/** Takes an endpoint out of use and forgets its key. What was run through it keeps its number and name. */
export function retireConnection(
  access: ProjectAccess<"connection:manage">,
  { number, reason }: ConnectionRetirement,
): Promise<Outcome<{ number: number; name: string }, "no-such-connection" | "retired">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findLiveConnection(tx, access.project.id, number);
    if (!found.ok) return found;
    const { id, name } = found.value;
    await tx.connection.update({
      where: { id },
      data: { ...keyColumns(id, null), retiredAt: at, retiredById: authorOf(access.actor), retirementReason: reason },
      select: { id: true },
    });
    record({ type: "connection.retired", payload: { connection: number, name } }, "training");
    return accept({ number, name });
  });
}
