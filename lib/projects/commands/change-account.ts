import type { Person } from "#lib/access/access.ts";
import { changeInstance } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { isOnlyAdmin, NOT_ADMIN } from "#lib/projects/commands/admin.ts";

const NO_SUCH_ACCOUNT = refuse("no-such-account", "There is no such account. Reload the page.");
const LAST_ADMIN = refuse(
  "last-admin",
  "This is the only admin of this instance, and it needs one. Make somebody else admin first; nothing was changed.",
);

export async function changeAccountRole(
  person: Person,
  { userId, role }: { userId: string; role: "admin" | "member" },
): Promise<Outcome<{ name: string }, "not-admin" | "no-such-account" | "last-admin">> {
  if (person.instanceRole !== "admin") return NOT_ADMIN;
  return changeInstance(person, async ({ tx, record }) => {
    const account = await tx.user.findUnique({ where: { id: userId }, select: { name: true, role: true } });
    if (!account) return NO_SUCH_ACCOUNT;
    if (account.role === role) return accept({ name: account.name });
    if (role === "member" && (await isOnlyAdmin(tx, userId))) return LAST_ADMIN;
    await tx.user.update({ where: { id: userId }, data: { role }, select: { id: true } });
    record({ type: "user.role-changed", payload: { userId, from: account.role, to: role } });
    return accept({ name: account.name });
  });
}

/** Shuts an account, which ends its sessions for good, or opens it again. What the person wrote and signed stays. */
export async function disableAccount(
  person: Person,
  { userId, disabled }: { userId: string; disabled: boolean },
): Promise<Outcome<{ name: string; disabled: boolean }, "not-admin" | "no-such-account" | "last-admin">> {
  if (person.instanceRole !== "admin") return NOT_ADMIN;
  return changeInstance(person, async ({ tx, at, record }) => {
    const account = await tx.user.findUnique({ where: { id: userId }, select: { name: true, disabledAt: true } });
    if (!account) return NO_SUCH_ACCOUNT;
    if ((account.disabledAt !== null) === disabled) return accept({ name: account.name, disabled });
    if (disabled && (await isOnlyAdmin(tx, userId))) return LAST_ADMIN;
    await tx.user.update({ where: { id: userId }, data: { disabledAt: disabled ? at : null }, select: { id: true } });
    if (disabled) await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
    record({ type: "user.disabled", payload: { userId, disabled } });
    return accept({ name: account.name, disabled });
  });
}
