import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { LAST_LEAD, listRoles } from "#lib/projects/commands/list-roles.ts";
import { leavesNoLead } from "#lib/projects/rules.ts";

/** Takes somebody out of the project. What they wrote and signed stays, under their name. */
export function removeMember(
  access: ProjectAccess<"member:manage">,
  { userId }: { userId: string },
): Promise<Outcome<{ name: string }, "no-such-member" | "last-lead">> {
  return changeProject(access, async ({ tx, record }) => {
    const projectId = access.project.id;
    const members = await listRoles(tx, projectId);
    const member = members.find((one) => one.userId === userId);
    if (!member) return refuse("no-such-member", "This person is not in the project any more. Reload the page.");
    if (leavesNoLead(members, userId, null)) return refuse("last-lead", LAST_LEAD);
    await tx.membership.delete({ where: { projectId_userId: { projectId, userId } }, select: { userId: true } });
    record({ type: "member.removed", payload: { userId, name: member.name, role: member.role } });
    return accept({ name: member.name });
  });
}
