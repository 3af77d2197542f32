import { hashToken } from "#lib/access/door.ts";
import { addConnection } from "#lib/connections/commands/add-connection.ts";
import { allowHost } from "#lib/connections/commands/allowed-hosts.ts";
import { allowedHostSchema, connectionSchema } from "#lib/connections/schema.ts";
import { changeGateway } from "#lib/gateway/commands.ts";
import { gatewaySchema } from "#lib/gateway/schema.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

/** A project whose gateway passes on to an endpoint on this machine, and a token that may use it. @param apiKey the endpoint's. */
export async function openGatewayOn(baseUrl: string, apiKey?: string): Promise<{ slug: string; token: string }> {
  const admin = await makePerson("Alma Admin", "admin");
  const host = { host: new URL(baseUrl).host, reason: "The endpoint of a measurement" };
  accepted(await allowHost(admin, allowedHostSchema.parse(host)));
  const project = await makeProject();
  accepted(
    await addConnection(
      await accessFor(project.lead, project, "connection:manage"),
      connectionSchema.parse({ name: "Echo", baseUrl, defaultModel: "echo", timeoutSeconds: "30", apiKey }),
    ),
  );
  accepted(
    await changeGateway(
      await accessFor(project.lead, project, "gateway:manage"),
      gatewaySchema.parse({ connection: 1, cacheEnabled: "on", ttlHours: 1, similarity: 0.9 }),
    ),
  );
  const token = "cairn_only-for-this-measurement";
  await db().apiToken.create({
    data: {
      ...{ projectId: project.id, name: "bench", prefix: "cairn_only", tokenHash: hashToken(token) },
      ...{ permissions: ["gateway:use"], expiresAt: new Date(Date.now() + 3_600_000) },
    },
    select: { id: true },
  });
  return { slug: project.slug, token };
}
