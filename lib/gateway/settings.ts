import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { openConnection } from "#lib/connections/queries/open-connection.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type GatewaySettings = {
  readonly connectionNumber: number;
  readonly cacheEnabled: boolean;
  readonly ttlSeconds: number;
  readonly embeddingModel: string | null;
  readonly similarity: number;
  readonly emptiedAt: Date | null;
};

export type OpenGateway = { readonly settings: GatewaySettings; readonly connection: OpenConnection };

/** How long what was read serves further calls of this process: an edit or a retirement takes hold within it. */
const REMEMBERED_MS = 1000;

type Remembered = { readonly readAt: number; readonly gateway: Promise<Outcome<OpenGateway, string>> };

const remembered = new Map<string, Remembered>();

/**
 * The gateway of a project with a connection ready to be called: the one that is asked for, else its own.
 *
 * @param wanted a connection's number; null for the gateway's own.
 */
export function openGateway(
  access: ProjectAccess<"gateway:use">,
  wanted: number | null,
): Promise<Outcome<OpenGateway, string>> {
  const key = `${access.project.id}:${wanted ?? ""}`;
  const known = remembered.get(key);
  if (known && performance.now() - known.readAt < REMEMBERED_MS) return known.gateway;
  if (remembered.size > 1000) remembered.clear();
  const gateway = read(access, wanted);
  remembered.set(key, { readAt: performance.now(), gateway });
  gateway.catch(() => remembered.delete(key));
  return gateway;
}

/** What was read before a change says nothing any more, in this process at once. */
export function forgetGateways(): void {
  remembered.clear();
}

async function read(
  access: ProjectAccess<"gateway:use">,
  wanted: number | null,
): Promise<Outcome<OpenGateway, string>> {
  const row = await db().gateway.findUnique({
    where: { projectId: access.project.id },
    select: {
      connection: { select: { number: true } },
      cacheEnabled: true,
      ttlSeconds: true,
      embeddingModel: true,
      similarity: true,
      emptiedAt: true,
    },
  });
  if (!row) return refuse("closed", "This project's gateway is closed. A lead opens it under Training, Caching.");
  const { connection, ...settings } = row;
  const opened = await openConnection(access, wanted ?? connection.number);
  if (!opened.ok) return opened;
  return accept({ settings: { ...settings, connectionNumber: connection.number }, connection: opened.value });
}
