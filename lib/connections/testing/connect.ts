import type { Person } from "#lib/access/access.ts";
import { addConnection } from "#lib/connections/commands/add-connection.ts";
import { allowHost } from "#lib/connections/commands/allowed-hosts.ts";
import { connectionSchema } from "#lib/connections/schema.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

type Connecting = {
  readonly lead: Person;
  readonly project: { readonly slug: string };
  readonly name: string;
  readonly baseUrl: string;
  readonly change?: Readonly<Record<string, string>>;
};

/** Gives a project a connection to an endpoint of this machine, whose host it puts on the list. @returns its number. */
export async function connect({ lead, project, name, baseUrl, change = {} }: Connecting): Promise<number> {
  const { hostname: host, port: written } = new URL(baseUrl);
  const port = Number(written);
  const listed = await db().allowedHost.count({ where: { host, port, removedAt: null } });
  if (listed === 0)
    accepted(
      await allowHost(await makePerson("Alma", "admin"), { host: { host, port }, reason: "The endpoint of a test." }),
    );
  const input = connectionSchema.parse({
    ...{ name, baseUrl, defaultModel: "test-model", apiKey: "sk-test-0123456789abcdefghijklmnop" },
    ...{ inputUsd: "1", outputUsd: "2", ...change },
  });
  return accepted(await addConnection(await accessFor(lead, project, "connection:manage"), input)).number;
}
