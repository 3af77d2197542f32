import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { outgoingPolicy } from "#lib/connections/queries/outgoing-policy.ts";
import { openKey } from "#lib/connections/sealed-key.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { SealBroken } from "#lib/platform/seal.ts";
import type { SecretText } from "#lib/platform/secret-text.ts";

/** Why a connection cannot be called now; each is said to whoever wanted to use it. */
export type NotOpened = "no-such-connection" | "retired" | "key-unreadable";

/**
 * A live connection ready to be called, its key unsealed. It holds for a moment: a long job opens it again now and then,
 * so that a retirement, an edit or a host taken off the list stops it.
 */
export async function openConnection(
  access: ProjectAccess<"connection:use"> | ProjectAccess<"gateway:use">,
  number: number,
): Promise<Outcome<OpenConnection, NotOpened>> {
  const [row, policy] = await Promise.all([
    db().connection.findUnique({
      where: { projectId_number: { projectId: access.project.id, number } },
      select: {
        id: true,
        number: true,
        revision: true,
        name: true,
        baseUrl: true,
        sealedKey: true,
        keyHeader: true,
        apiVersion: true,
        defaultModel: true,
        inputUsd: true,
        outputUsd: true,
        timeoutMs: true,
        retiredAt: true,
      },
    }),
    outgoingPolicy(),
  ]);
  if (!row) return refuse("no-such-connection", "This connection is not there. Choose another.", "connection");
  const { retiredAt, sealedKey, inputUsd, outputUsd, ...settings } = row;
  if (retiredAt) return refuse("retired", `The connection ${row.name} is retired. Choose another.`, "connection");
  const key = keyOf(row.id, sealedKey);
  if (key === "unreadable")
    return refuse(
      "key-unreadable",
      `The key of ${row.name} cannot be read any more. A lead types it again.`,
      "connection",
    );
  const prices = inputUsd === null || outputUsd === null ? null : { inputUsd, outputUsd };
  return accept({ ...settings, key, prices, policy });
}

function keyOf(id: string, sealedKey: string | null): SecretText | null | "unreadable" {
  try {
    return sealedKey === null ? null : openKey(id, sealedKey);
  } catch (error) {
    if (error instanceof SealBroken) return "unreadable";
    throw error;
  }
}
