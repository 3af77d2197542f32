import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { whyNotSave } from "#lib/scope/rules/revision.ts";
import type { MarketEntryInput, RowInput } from "#lib/scope/schema.ts";

export function editMarketEntry(
  access: ProjectAccess<"scope:update">,
  { id, revision, ...entry }: RowInput & MarketEntryInput,
): Promise<Outcome<{ id: string }, "not-there" | "changed-meanwhile">> {
  return changeProject(access, async ({ tx, record }) => {
    const last = await tx.marketEntry.findFirst({
      where: { id, projectId: access.project.id, removedAt: null },
      select: { revision: true },
    });
    if (!last) return refuse("not-there", "This entry was removed meanwhile. What you typed is still here.");
    const refusal = whyNotSave(last, revision);
    if (refusal) return refusal;
    await tx.marketEntry.update({
      where: { id },
      data: { ...entry, foundOn: new Date(entry.foundOn), revision: revision + 1 },
      select: { id: true },
    });
    record({ type: "market-entry.edited", payload: { id, name: entry.title } }, "scope");
    return accept({ id });
  });
}
