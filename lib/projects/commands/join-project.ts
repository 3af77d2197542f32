import type { Author } from "#lib/access/access.ts";
import type { ProjectRole } from "#lib/access/permissions.ts";
import { appendEvents, lockChain } from "#lib/ledger/append.ts";
import type { Change } from "#lib/ledger/change.ts";
import type { LedgerEvent } from "#lib/ledger/events.ts";
import { listRoles } from "#lib/projects/commands/list-roles.ts";
import { leavesNoLead } from "#lib/projects/rules.ts";

type Joining = {
  readonly projectId: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly role: ProjectRole;
  /** What to do about a role the person has in the project already. */
  readonly whenMember: "keep" | "change";
  /** What led to it, for the project's own ledger. */
  readonly because?: LedgerEvent;
};

/**
 * Puts somebody into a project within a change of the instance: for those whom no lead's session adds. Locks the
 * project's chain after the instance's, as insertProject does, so that the two never wait for each other.
 */
export async function joinProject({ tx, at }: Change, author: Author, joining: Joining): Promise<void> {
  const { projectId, user, role, whenMember, because } = joining;
  const head = await lockChain(tx, projectId);
  const members = await listRoles(tx, projectId);
  const before = members.find((member) => member.userId === user.id)?.role;
  const events = because ? [because] : [];
  if (before === undefined) {
    await tx.membership.create({ data: { projectId, userId: user.id, role, addedAt: at }, select: { userId: true } });
    events.push({ type: "member.added", payload: { userId: user.id, name: user.name, role } });
  } else if (whenMember === "change" && before !== role && !leavesNoLead(members, user.id, role)) {
    await tx.membership.update({
      where: { projectId_userId: { projectId, userId: user.id } },
      data: { role },
      select: { userId: true },
    });
    events.push({ type: "member.role-changed", payload: { userId: user.id, name: user.name, from: before, to: role } });
  }
  if (events.length === 0) return;
  await appendEvents(
    tx,
    projectId,
    head,
    author,
    events.map((event) => ({ event, phase: null })),
  );
  await tx.$executeRaw`UPDATE project SET revision = revision + 1 WHERE id = ${projectId}::uuid`;
}
