import type { ProjectAccess } from "#lib/access/access.ts";
import { type GatewayChange, secondsOf } from "#lib/gateway/schema.ts";
import { forgetGateways } from "#lib/gateway/settings.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Opens the project's gateway, or changes how it answers. */
export async function changeGateway(
  access: ProjectAccess<"gateway:manage">,
  { connection: number, ttlHours, ...change }: GatewayChange,
): Promise<Outcome<{ name: string }, "no-such-connection">> {
  const changed = await changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const connection = await tx.connection.findFirst({
      where: { projectId, number, retiredAt: null },
      select: { id: true, name: true },
    });
    if (!connection)
      return refuse("no-such-connection" as const, "This connection is not there. Choose another.", "connection");
    const settings = { ...change, connectionId: connection.id, ttlSeconds: secondsOf(ttlHours), updatedAt: at };
    await tx.gateway.upsert({
      where: { projectId },
      create: { projectId, ...settings },
      update: settings,
      select: { projectId: true },
    });
    const { cacheEnabled, embeddingModel, similarity } = change;
    record(
      {
        type: "gateway.changed",
        payload: { connection: number, name: connection.name, cacheEnabled, ttlHours, embeddingModel, similarity },
      },
      "training",
    );
    return accept({ name: connection.name });
  });
  forgetGateways();
  return changed;
}

/** Makes every answer of before count no more. The sweep takes them away later. */
export async function emptyCache(
  access: ProjectAccess<"gateway:manage">,
  _: object,
): Promise<Outcome<undefined, "closed">> {
  const emptied = await changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await tx.gateway.updateMany({ where: { projectId }, data: { emptiedAt: at } });
    if (found.count === 0) return refuse("closed" as const, "The gateway is not open yet.");
    await tx.gatewayEntry.updateMany({ where: { projectId, expiresAt: { gt: at } }, data: { expiresAt: at } });
    record({ type: "gateway.emptied", payload: {} }, "training");
    return accept(undefined);
  });
  forgetGateways();
  return emptied;
}
