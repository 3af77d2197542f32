import type { Person } from "#lib/access/access.ts";
import type { NewAllowedHost } from "#lib/connections/schema.ts";
import { changeInstance } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { hostAndPort } from "#lib/platform/outgoing/policy.ts";
import { NOT_ADMIN } from "#lib/projects/commands/admin.ts";

const MAX_ALLOWED_HOSTS = 500;

/** Lets connections of every project call a host although its address is private. */
export async function allowHost(
  person: Person,
  { host, reason }: NewAllowedHost,
): Promise<Outcome<{ host: string }, "not-admin" | "listed-already" | "too-many">> {
  if (person.instanceRole !== "admin") return NOT_ADMIN;
  return changeInstance(person, async ({ tx, at, record }) => {
    const written = hostAndPort(host);
    const listed = await tx.allowedHost.findFirst({ where: { ...host, removedAt: null }, select: { id: true } });
    if (listed) return refuse("listed-already", `${written} is on the list already.`, "host");
    if ((await tx.allowedHost.count({ where: { removedAt: null } })) >= MAX_ALLOWED_HOSTS)
      return refuse("too-many", `The list holds ${MAX_ALLOWED_HOSTS} hosts at most. Remove one first.`, "host");
    await tx.allowedHost.create({
      data: { ...host, reason, addedById: person.userId, addedAt: at },
      select: { id: true },
    });
    record({ type: "allowed-host.added", payload: { host: written, reason } });
    return accept({ host: written });
  });
}

/** Connections to it are refused from their next call on, where its address is private. */
export async function removeAllowedHost(
  person: Person,
  { hostId }: { hostId: string },
): Promise<Outcome<{ host: string }, "not-admin" | "no-such-host">> {
  if (person.instanceRole !== "admin") return NOT_ADMIN;
  return changeInstance(person, async ({ tx, at, record }) => {
    const found = await tx.allowedHost.findUnique({
      where: { id: hostId, removedAt: null },
      select: { host: true, port: true },
    });
    if (!found) return refuse("no-such-host", "This host is not on the list any more. Reload the page.");
    await tx.allowedHost.update({
      where: { id: hostId },
      data: { removedAt: at, removedById: person.userId },
      select: { id: true },
    });
    record({ type: "allowed-host.removed", payload: { host: hostAndPort(found) } });
    return accept({ host: hostAndPort(found) });
  });
}

/** Whether public hosts may be called without being listed. */
export async function changeOutgoingRule(
  person: Person,
  { onlyAllowedHosts }: { onlyAllowedHosts: boolean },
): Promise<Outcome<{ onlyAllowedHosts: boolean }, "not-admin">> {
  if (person.instanceRole !== "admin") return NOT_ADMIN;
  return changeInstance(person, async ({ tx, at, record }) => {
    const before = await tx.outgoingRule.findUnique({ where: { id: 1 }, select: { onlyAllowedHosts: true } });
    if ((before?.onlyAllowedHosts ?? false) === onlyAllowedHosts) return accept({ onlyAllowedHosts });
    const data = { onlyAllowedHosts, changedById: person.userId, changedAt: at };
    await tx.outgoingRule.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data, select: { id: true } });
    record({ type: "outgoing-rule.changed", payload: { onlyAllowedHosts } });
    return accept({ onlyAllowedHosts });
  });
}
