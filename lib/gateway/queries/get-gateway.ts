import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

export type GatewayView = {
  readonly connectionNumber: number;
  readonly connectionName: string;
  /** A retired connection answers nothing; the gateway is closed until another is chosen. */
  readonly isConnectionRetired: boolean;
  readonly cacheEnabled: boolean;
  readonly ttlSeconds: number;
  readonly embeddingModel: string | null;
  readonly similarity: number;
  readonly updatedAt: Date;
};

/** How the gateway answers; null while it is closed. */
export async function getGateway(access: ProjectAccess<"record:read">): Promise<GatewayView | null> {
  const row = await db().gateway.findUnique({
    where: { projectId: access.project.id },
    select: {
      connection: { select: { number: true, name: true, retiredAt: true } },
      cacheEnabled: true,
      ttlSeconds: true,
      embeddingModel: true,
      similarity: true,
      updatedAt: true,
    },
  });
  if (!row) return null;
  const { connection, ...settings } = row;
  return {
    ...settings,
    connectionNumber: connection.number,
    connectionName: connection.name,
    isConnectionRetired: connection.retiredAt !== null,
  };
}
