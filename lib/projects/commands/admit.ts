import type { ProviderIdentity } from "#lib/access/oidc.ts";
import { type Change, changeInstance } from "#lib/ledger/change.ts";
import { projectChanged } from "#lib/platform/changes.ts";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { isOnlyAdmin } from "#lib/projects/commands/admin.ts";
import { joinProject } from "#lib/projects/commands/join-project.ts";
import { grantsOf, type ProviderGrants, parseGroupRules } from "#lib/projects/provider-roles.ts";
import { hasAccounts } from "#lib/projects/queries/accounts.ts";

const SINGLE_SIGN_ON = { kind: "system", name: "single sign-on" } as const;

export type AdmitRefusal = "disabled" | "no-email" | "email-unverified" | "linked-elsewhere";

type Admitted = { readonly id: string; readonly name: string; readonly role: "admin" | "member" };

/**
 * The account of somebody the identity provider vouches for: found by the provider's subject, else linked by a verified
 * e-mail, else made. Then their groups give their roles, each change with its ledger entry. Groups add and change
 * memberships and never take one away, so that people invited by hand stay.
 */
export async function admit(identity: ProviderIdentity): Promise<Outcome<{ userId: string }, AdmitRefusal>> {
  const { rules, unreadable } = parseGroupRules(env().CAIRN_OIDC_ROLES);
  if (unreadable.length > 0) log().warn({ unreadable }, "CAIRN_OIDC_ROLES has entries that cannot be read");
  const grants = grantsOf(rules, identity.groups);
  const outcome = await changeInstance(SINGLE_SIGN_ON, async (change) => {
    const account = await findOrMake(change, identity);
    if (!account.ok) return account;
    await grantInstanceRole(change, account.value, grants.instanceRole);
    return accept({ userId: account.value.id, joined: await grantProjects(change, account.value, grants.projects) });
  });
  if (!outcome.ok) return outcome;
  for (const projectId of outcome.value.joined) await projectChanged(projectId);
  return accept({ userId: outcome.value.userId });
}

async function findOrMake(
  { tx, at, record }: Change,
  { subject, email, emailVerified, name }: ProviderIdentity,
): Promise<Outcome<Admitted, AdmitRefusal>> {
  const select = { id: true, name: true, role: true, disabledAt: true, oidcSubject: true } as const;
  const known = await tx.user.findUnique({ where: { oidcSubject: subject }, select });
  if (known) return known.disabledAt ? refuse("disabled", "The account is disabled.") : accept(known);
  if (!email) return refuse("no-email", "The provider gave no e-mail.");
  const sameEmail = await tx.user.findUnique({ where: { email }, select });
  if (!sameEmail) {
    if (emailVerified === false) return refuse("email-unverified", "The provider has not verified the e-mail.");
    // Whoever comes first sets an instance up, also through the provider; otherwise nobody could.
    const role = (await hasAccounts(tx)) ? ("member" as const) : ("admin" as const);
    const data = { email, name: name ?? email, oidcSubject: subject, role, createdAt: at };
    const made = await tx.user.create({ data, select });
    record({ type: "user.created", payload: { userId: made.id, role: made.role } });
    return accept(made);
  }
  if (sameEmail.disabledAt) return refuse("disabled", "The account is disabled.");
  // An address that the provider has not verified could be anybody's, and would open the account of its owner.
  if (emailVerified !== true) return refuse("email-unverified", "The provider has not verified the e-mail.");
  if (sameEmail.oidcSubject) return refuse("linked-elsewhere", "The account belongs to another sign-in.");
  await tx.user.update({ where: { id: sameEmail.id }, data: { oidcSubject: subject }, select: { id: true } });
  record({ type: "user.linked", payload: { userId: sameEmail.id } });
  return accept(sameEmail);
}

async function grantInstanceRole(
  { tx, record }: Change,
  { id, role: from }: Admitted,
  to: ProviderGrants["instanceRole"],
): Promise<void> {
  if (to === null || to === from || (to === "member" && (await isOnlyAdmin(tx, id)))) return;
  await tx.user.update({ where: { id }, data: { role: to }, select: { id: true } });
  record({ type: "user.role-changed", payload: { userId: id, from, to } });
}

/** @returns the ids of the projects that the groups name; a project that does not exist yet waits for another sign-in */
async function grantProjects(change: Change, user: Admitted, grants: ProviderGrants["projects"]): Promise<string[]> {
  const projects = await change.tx.project.findMany({
    where: { slug: { in: grants.map((grant) => grant.slug) } },
    select: { id: true, slug: true, memberships: { where: { userId: user.id }, select: { role: true } } },
    // In one order, so that two people who sign in at once never wait for each other.
    orderBy: { id: "asc" },
  });
  const changed: string[] = [];
  for (const { id, slug, memberships } of projects) {
    const role = grants.find((grant) => grant.slug === slug)?.role;
    if (!role || memberships[0]?.role === role) continue;
    await joinProject(change, SINGLE_SIGN_ON, { projectId: id, user, role, whenMember: "change" });
    changed.push(id);
  }
  return changed;
}
