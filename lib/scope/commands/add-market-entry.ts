import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import type { MarketEntryInput } from "#lib/scope/schema.ts";

export function addMarketEntry(
  access: ProjectAccess<"scope:update">,
  input: MarketEntryInput,
): Promise<Outcome<{ id: string }>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const { id } = await tx.marketEntry.create({
      data: {
        ...input,
        foundOn: new Date(input.foundOn),
        projectId: access.project.id,
        authorId: authorOf(access.actor),
        createdAt: at,
      },
      select: { id: true },
    });
    record({ type: "market-entry.added", payload: { id, name: input.title } }, "scope");
    return accept({ id });
  });
}
