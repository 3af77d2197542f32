import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { findLiveSource } from "#lib/data/commands/find-source.ts";
import type { Retirement } from "#lib/data/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/** Takes a source out of use. It keeps its number and history, is judged no more, and its name is free again. */
export function retireSource(
  access: ProjectAccess<"data:update">,
  { number, reason }: Retirement,
): Promise<Outcome<{ number: number; name: string }, "no-such-source" | "retired">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findLiveSource(tx, access.project.id, number);
    if (!found.ok) return found;
    const { id, name } = found.value;
    await tx.dataSource.update({
      where: { id },
      data: { retiredAt: at, retiredById: authorOf(access.actor), retirementReason: reason },
      select: { id: true },
    });
    record({ type: "source.retired", payload: { source: number, name } }, "data");
    return accept({ number, name });
  });
}
