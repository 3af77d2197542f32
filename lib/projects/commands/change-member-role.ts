import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { LAST_LEAD, listRoles } from "#lib/projects/commands/list-roles.ts";
import { leavesNoLead } from "#lib/projects/rules.ts";
import type { MemberRole } from "#lib/projects/schema.ts";

export function changeMemberRole(
  access: ProjectAccess<"member:manage">,
  { userId, role }: MemberRole,
): Promise<Outcome<{ name: string }, "no-such-member" | "last-lead">> {
  return changeProject(access, async ({ tx, record }) => {
    const projectId = access.project.id;
    const members = await listRoles(tx, projectId);
    const member = members.find((one) => one.userId === userId);
    if (!member) return refuse("no-such-member", "This person is not in the project any more. Reload the page.");
    if (member.role === role) return accept({ name: member.name });
    if (leavesNoLead(members, userId, role)) return refuse("last-lead", LAST_LEAD);
    await tx.membership.update({
      where: { projectId_userId: { projectId, userId } },
      data: { role },
      select: { userId: true },
    });
    record({ type: "member.role-changed", payload: { userId, name: member.name, from: member.role, to: role } });
    return accept({ name: member.name });
  });
}
