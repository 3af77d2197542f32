import type { Person } from "#lib/access/access.ts";
import { appendEvents, lockChain } from "#lib/ledger/append.ts";
import type { Change } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { slugOf } from "#lib/projects/rules.ts";
import type { NewProject } from "#lib/projects/schema.ts";

export type InsertedProject = { readonly id: string; readonly slug: string; readonly name: string };

/** The project's row, its maker as lead, and the first entry of its own chain. Called by startProject of lib/lifecycle. */
export async function insertProject(
  { tx, at, record }: Change,
  person: Person,
  input: NewProject,
): Promise<Outcome<InsertedProject, "slug-taken">> {
  const slug = input.slug || slugOf(input.name);
  const taken = await tx.project.findUnique({ where: { slug }, select: { id: true } });
  if (taken) return refuse("slug-taken", `The address “${slug}” is taken. Choose another.`, "slug");
  const project = await tx.project.create({
    data: {
      slug,
      name: input.name,
      summary: input.summary,
      dueOn: input.dueOn ? new Date(input.dueOn) : null,
      createdById: person.userId,
      createdAt: at,
      memberships: { create: { userId: person.userId, role: "lead", addedAt: at } },
    },
    select: { id: true, slug: true, name: true },
  });
  const event = { type: "project.created", payload: { projectId: project.id, slug, name: project.name } } as const;
  record(event);
  await appendEvents(tx, project.id, await lockChain(tx, project.id), person, [{ event, phase: null }]);
  return accept(project);
}
