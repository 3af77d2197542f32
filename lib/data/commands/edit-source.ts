import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { findLiveSource, whyNotName } from "#lib/data/commands/find-source.ts";
import { changesBetween, rowOf } from "#lib/data/definition.ts";
import type { SourceEdit } from "#lib/data/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type Refusals = "no-such-source" | "retired" | "changed-meanwhile" | "name-taken";

/**
 * Saves a new definition as the next revision; what was signed about the source is stale from then on. Whoever began from
 * an older revision is refused, so that no edit is lost unseen. An edit that changes nothing makes no revision.
 */
export function editSource(
  access: ProjectAccess<"data:update">,
  { number, revision, ...definition }: SourceEdit,
): Promise<Outcome<{ number: number; revision: number }, Refusals>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findLiveSource(tx, access.project.id, number);
    if (!found.ok) return found;
    const source = found.value;
    if (source.revision !== revision)
      return refuse(
        "changed-meanwhile",
        `Somebody saved revision ${source.revision} while you were editing. Your text is still here: open the source in another tab, compare, and then edit that one.`,
      );
    const name = await whyNotName(tx, access.project.id, definition.name, number);
    if (!name.ok) return name;
    const changes = changesBetween(source.definition, definition);
    if (changes.length === 0) return accept({ number, revision });
    const next = revision + 1;
    await tx.dataSource.update({
      where: { id: source.id },
      data: {
        ...rowOf(definition),
        revision: next,
        revisions: { create: { revision: next, definition, authorId: authorOf(access.actor), at } },
      },
      select: { id: true },
    });
    const fields = changes.map((change) => change.label);
    record(
      { type: "source.edited", payload: { source: number, name: definition.name, revision: next, fields } },
      "data",
    );
    return accept({ number, revision: next });
  });
}
