import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { whyNotName } from "#lib/data/commands/find-source.ts";
import { rowOf } from "#lib/data/definition.ts";
import { MAX_LIVE_SOURCES } from "#lib/data/rules.ts";
import type { SourceInput } from "#lib/data/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Registers a source. What is missing for its use (a basis, a consent) may follow; the gate stays closed until then. */
export function addSource(
  access: ProjectAccess<"data:update">,
  input: SourceInput,
): Promise<Outcome<{ number: number; name: string }, "name-taken" | "too-many">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const name = await whyNotName(tx, projectId, input.name);
    if (!name.ok) return name;
    const live = await tx.dataSource.count({ where: { projectId, retiredAt: null } });
    if (live >= MAX_LIVE_SOURCES)
      return refuse("too-many", `A project has ${MAX_LIVE_SOURCES} live sources at most. Retire one, or join some.`);
    const last = await tx.dataSource.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const author = authorOf(access.actor);
    await tx.dataSource.create({
      data: {
        ...rowOf(input),
        projectId,
        number,
        createdById: author,
        createdAt: at,
        revisions: { create: { revision: 1, definition: input, authorId: author, at } },
      },
      select: { id: true },
    });
    record({ type: "source.added", payload: { source: number, name: input.name } }, "data");
    return accept({ number, name: input.name });
  });
}
