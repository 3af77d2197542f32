import "server-only";
import { db, readAll, type Tx } from "#lib/platform/db.ts";
import type { OutgoingPolicy } from "#lib/platform/outgoing/policy.ts";

/** What connections of this instance may call at this moment. */
export async function outgoingPolicy(tx: Tx = db()): Promise<OutgoingPolicy> {
  const [allowed, rule] = await readAll(tx, [
    () =>
      tx.allowedHost.findMany({
        where: { removedAt: null },
        orderBy: [{ host: "asc" }, { port: "asc" }],
        select: { host: true, port: true },
      }),
    () => tx.outgoingRule.findUnique({ where: { id: 1 }, select: { onlyAllowedHosts: true } }),
  ]);
  return { allowed, onlyAllowed: rule?.onlyAllowedHosts ?? false };
}
