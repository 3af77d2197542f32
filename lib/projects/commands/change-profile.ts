import type { Person } from "#lib/access/access.ts";
import { hashPassword } from "#lib/access/password.ts";
import { confirmPerson } from "#lib/access/step-up.ts";
import { changeInstance } from "#lib/ledger/change.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import type { PasswordChange } from "#lib/projects/schema.ts";

export async function changeName(person: Person, { name }: { name: string }): Promise<Outcome<undefined>> {
  await db().user.update({ where: { id: person.userId }, data: { name }, select: { id: true } });
  return accept();
}

/** Changes the password after asking for the present one, and signs every other device out. */
export async function changePassword(
  person: Person,
  { currentPassword, newPassword }: PasswordChange,
): Promise<Outcome<{ endedSessions: number }, "password-wrong" | "too-many" | "no-password">> {
  if (person.method !== "password") {
    return refuse("no-password", "You sign in through your identity provider; change the password there.");
  }
  const confirmed = await confirmPerson(person, currentPassword);
  if (!confirmed.ok) {
    return confirmed.reason === "too-many"
      ? refuse("too-many", confirmed.message, "currentPassword")
      : refuse("password-wrong", "This is not your current password. Nothing was changed.", "currentPassword");
  }
  const passwordHash = await hashPassword(newPassword);
  return changeInstance(person, async ({ tx, at, record }) => {
    const { userId, sessionId } = person;
    await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
    const { count } = await tx.session.updateMany({
      where: { userId, revokedAt: null, id: { not: sessionId } },
      data: { revokedAt: at },
    });
    record({ type: "user.password-changed", payload: { userId } });
    return accept({ endedSessions: count });
  });
}
