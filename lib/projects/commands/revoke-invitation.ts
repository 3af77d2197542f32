import type { Person, ProjectAccess } from "#lib/access/access.ts";
import { type Change, changeInstance, changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { NOT_ADMIN } from "#lib/projects/commands/admin.ts";

type Named = { invitationId: string };

export function revokeInvitation(
  access: ProjectAccess<"member:manage">,
  input: Named,
): Promise<Outcome<undefined, "no-such-invitation">> {
  return changeProject(access, (change) => revoke(change, input, access.project.id));
}

export async function revokeAccountInvitation(
  person: Person,
  input: Named,
): Promise<Outcome<undefined, "not-admin" | "no-such-invitation">> {
  if (person.instanceRole !== "admin") return NOT_ADMIN;
  return changeInstance(person, (change) => revoke(change, input, null));
}

async function revoke(
  { tx, at, record }: Change,
  { invitationId }: Named,
  projectId: string | null,
): Promise<Outcome<undefined, "no-such-invitation">> {
  const { count } = await tx.invitation.updateMany({
    where: { id: invitationId, projectId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  if (count === 0) return refuse("no-such-invitation", "This invitation was used or revoked already. Reload the page.");
  record({ type: "invitation.revoked", payload: { invitationId } });
  return accept();
}
