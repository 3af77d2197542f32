import { outgoingPolicy } from "#lib/connections/queries/outgoing-policy.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { targetOf } from "#lib/platform/outgoing/policy.ts";

/** A live connection as its commands need it. */
export async function findLiveConnection(tx: Tx, projectId: string, number: number) {
  const row = await tx.connection.findUnique({ where: { projectId_number: { projectId, number } } });
  if (!row) return refuse("no-such-connection", "This connection is not there. Reload the page.");
  if (row.retiredAt) return refuse("retired", "This connection was retired meanwhile, and stays as it was then.");
  return accept(row);
}

/** Refuses a name that another live connection of the project has, whatever its case. */
export async function whyNotName(
  tx: Tx,
  projectId: string,
  name: string,
  exceptNumber = 0,
): Promise<Outcome<undefined, "name-taken">> {
  const [taken] = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM connection
     WHERE project_id = ${projectId}::uuid AND retired_at IS NULL AND lower(name) = lower(${name}) AND number <> ${exceptNumber}
     LIMIT 1`;
  if (!taken) return accept();
  return refuse("name-taken", `Connection ${taken.number} has this name already. Choose another.`, "name");
}

/** The host of an address, or why it must not be called. What its name resolves to is judged when it is called. */
export async function whyNotBaseUrl(tx: Tx, baseUrl: string): Promise<Outcome<string, "host-refused">> {
  const target = targetOf(new URL(baseUrl), await outgoingPolicy(tx));
  return target.ok ? accept(target.value.host) : refuse("host-refused", target.message, "baseUrl");
}
