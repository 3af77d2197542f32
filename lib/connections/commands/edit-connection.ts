import type { ProjectAccess } from "#lib/access/access.ts";
import { findLiveConnection, whyNotBaseUrl, whyNotName } from "#lib/connections/commands/find-connection.ts";
import { changedFields, leadsElsewhere } from "#lib/connections/rules.ts";
import type { ConnectionEdit } from "#lib/connections/schema.ts";
import { keyColumns } from "#lib/connections/sealed-key.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type Refusals = "no-such-connection" | "retired" | "changed-meanwhile" | "name-taken" | "host-refused" | "key-needed";

/**
 * Changes an endpoint. Without a new key the stored one stays, unless it is to be forgotten or the address now leads to
 * another host. Whoever began from an older revision is refused; an edit that changes nothing makes no revision.
 */
export function editConnection(
  access: ProjectAccess<"connection:manage">,
  { number, revision, apiKey, forgetKey, timeoutSeconds, ...definition }: ConnectionEdit,
): Promise<Outcome<{ number: number; name: string; revision: number }, Refusals>> {
  return changeProject(access, async ({ tx, record }) => {
    const found = await findLiveConnection(tx, access.project.id, number);
    if (!found.ok) return found;
    const before = found.value;
    if (before.revision !== revision)
      return refuse(
        "changed-meanwhile",
        "Somebody changed this connection while you were editing. What you typed is still here: open the page in another tab, compare, and edit there.",
      );
    const name = await whyNotName(tx, access.project.id, definition.name, number);
    if (!name.ok) return name;
    const host = await whyNotBaseUrl(tx, definition.baseUrl);
    if (!host.ok) return host;
    const keepsKey = before.sealedKey !== null && apiKey === null && forgetKey === undefined;
    if (keepsKey && leadsElsewhere(before.baseUrl, definition.baseUrl))
      return refuse(
        "key-needed",
        "The address leads to another host, and a stored key is only sent where it was given for. Type the key again, or have it forgotten.",
        "apiKey",
      );
    const after = { ...definition, timeoutMs: timeoutSeconds * 1000 };
    const replacesKey = !keepsKey && (apiKey !== null || before.sealedKey !== null);
    const fields = [...changedFields(before, after), ...(replacesKey ? ["key"] : [])];
    if (fields.length === 0) return accept({ number, name: before.name, revision });
    await tx.connection.update({
      where: { id: before.id },
      data: { ...after, ...(replacesKey ? keyColumns(before.id, apiKey) : {}), revision: revision + 1 },
      select: { id: true },
    });
    record(
      { type: "connection.edited", payload: { connection: number, name: after.name, host: host.value, fields } },
      "training",
    );
    return accept({ number, name: after.name, revision: revision + 1 });
  });
}
