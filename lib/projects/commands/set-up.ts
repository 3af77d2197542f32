import { hashPassword } from "#lib/access/password.ts";
import { changeInstance } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { hasAccounts } from "#lib/projects/queries/accounts.ts";
import type { SetUp } from "#lib/projects/schema.ts";

const ALREADY = refuse(
  "set-up-already",
  "Somebody has set this instance up already. Ask them for an invitation, or sign in.",
);

/**
 * Makes the first account, an admin, while there is none. Of two visitors at once, the chain's lock lets one be first,
 * and the other finds that person there.
 */
export async function setUp(input: SetUp): Promise<Outcome<{ userId: string }, "set-up-already">> {
  // Asked before the hash as well, which costs enough that a stranger must not have it made at will.
  if (await hasAccounts()) return ALREADY;
  const passwordHash = await hashPassword(input.password);
  return changeInstance({ kind: "system", name: "set-up" }, async ({ tx, at, record }) => {
    if (await hasAccounts(tx)) return ALREADY;
    const { id } = await tx.user.create({
      data: { name: input.name, email: input.email, passwordHash, role: "admin", createdAt: at },
      select: { id: true },
    });
    record({ type: "instance.set-up", payload: { userId: id } });
    record({ type: "user.created", payload: { userId: id, role: "admin" } });
    return accept({ userId: id });
  });
}
