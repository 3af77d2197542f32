import { randomUUID } from "node:crypto";
import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { whyNotBaseUrl, whyNotName } from "#lib/connections/commands/find-connection.ts";
import { MAX_LIVE_CONNECTIONS } from "#lib/connections/rules.ts";
import type { ConnectionInput } from "#lib/connections/schema.ts";
import { keyColumns } from "#lib/connections/sealed-key.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Adds an endpoint. Its key is sealed here, and from then on only sent to the endpoint itself. */
export function addConnection(
  access: ProjectAccess<"connection:manage">,
  { apiKey, timeoutSeconds, ...definition }: ConnectionInput,
): Promise<Outcome<{ number: number; name: string }, "name-taken" | "host-refused" | "too-many">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const name = await whyNotName(tx, projectId, definition.name);
    if (!name.ok) return name;
    const host = await whyNotBaseUrl(tx, definition.baseUrl);
    if (!host.ok) return host;
    const live = await tx.connection.count({ where: { projectId, retiredAt: null } });
    if (live >= MAX_LIVE_CONNECTIONS)
      return refuse("too-many", `A project has ${MAX_LIVE_CONNECTIONS} live connections at most. Retire one first.`);
    const last = await tx.connection.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    // Made here, for the key is sealed to its row.
    const id = randomUUID();
    await tx.connection.create({
      data: {
        ...definition,
        ...keyColumns(id, apiKey),
        id,
        projectId,
        number,
        timeoutMs: timeoutSeconds * 1000,
        createdById: authorOf(access.actor),
        createdAt: at,
      },
      select: { id: true },
    });
    record(
      { type: "connection.added", payload: { connection: number, name: definition.name, host: host.value } },
      "training",
    );
    return accept({ number, name: definition.name });
  });
}
