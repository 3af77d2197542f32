import "server-only";
import type { Person } from "#lib/access/access.ts";
import { namesOf } from "#lib/lifecycle/queries.ts";
import { db } from "#lib/platform/db.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { hostAndPort } from "#lib/platform/outgoing/policy.ts";

export type AllowedHostView = {
  readonly hostId: string;
  /** `llm.internal:8000`, or without a port for any. */
  readonly host: string;
  readonly isAnyPort: boolean;
  readonly reason: string;
  readonly addedBy: string;
  readonly addedAt: Date;
};

export type OutgoingSettings = { readonly hosts: readonly AllowedHostView[]; readonly onlyAllowedHosts: boolean };

/** What connections of this instance may call, for admins; others find nothing. */
export async function listAllowedHosts(person: Person): Promise<OutgoingSettings> {
  if (person.instanceRole !== "admin") throw new NotFound();
  const [rows, rule] = await Promise.all([
    db().allowedHost.findMany({
      where: { removedAt: null },
      orderBy: [{ host: "asc" }, { port: "asc" }],
      select: { id: true, host: true, port: true, reason: true, addedById: true, addedAt: true },
    }),
    db().outgoingRule.findUnique({ where: { id: 1 }, select: { onlyAllowedHosts: true } }),
  ]);
  const nameOf = await namesOf(rows.map((row) => row.addedById));
  const hosts = rows.map(({ id, addedById, reason, addedAt, ...host }) => ({
    hostId: id,
    host: hostAndPort(host),
    isAnyPort: host.port === null,
    reason,
    addedBy: nameOf(addedById),
    addedAt,
  }));
  return { hosts, onlyAllowedHosts: rule?.onlyAllowedHosts ?? false };
}
