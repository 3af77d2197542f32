import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { type Outgoing, openOutgoing } from "#lib/platform/outgoing/outgoing.ts";

type Kept = { readonly settings: string; readonly outgoing: Outgoing };

/** More than a process calls at once; beyond it the one used longest ago closes its idle sockets. */
const MAX_KEPT = 100;

const kept = new Map<string, Kept>();

/**
 * The way out of a connection, with its sockets kept for the next call. Other settings, or another policy of the
 * instance, open another one: a socket that was opened under a former policy is not used again.
 */
export function wayOutOf({ id, revision, policy }: OpenConnection): Outgoing {
  const settings = JSON.stringify([revision, policy]);
  const found = kept.get(id);
  kept.delete(id);
  if (found?.settings === settings) {
    kept.set(id, found);
    return found.outgoing;
  }
  found?.outgoing.close();
  const outgoing = openOutgoing(policy);
  kept.set(id, { settings, outgoing });
  const [oldest] = kept;
  if (oldest && kept.size > MAX_KEPT) {
    kept.delete(oldest[0]);
    oldest[1].outgoing.close();
  }
  return outgoing;
}
