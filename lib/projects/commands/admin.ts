import type { Tx } from "#lib/platform/db.ts";
import { refuse } from "#lib/platform/outcome.ts";

export const NOT_ADMIN = refuse("not-admin", "Only an admin of this instance may do this.");

/** Whether nobody else could administer this instance. */
export async function isOnlyAdmin(tx: Tx, userId: string): Promise<boolean> {
  const other = await tx.user.findFirst({
    where: { role: "admin", disabledAt: null, id: { not: userId } },
    select: { id: true },
  });
  return other === null;
}
