import fs from "node:fs";
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testConnection } from "#lib/connections/commands/test-connection.ts";
import { listConnections } from "#lib/connections/queries/list-connections.ts";
import {
  type Asked,
  completion,
  type Endpoint,
  sendEvents,
  sendJson,
  startEndpoint,
  TEST_KEY,
} from "#lib/connections/testing/endpoint.ts";
import { settled } from "#lib/gateway/account.ts";
import { serveGateway, serveModels } from "#lib/gateway/serve.ts";
import { openGatewayOn } from "#lib/gateway/testing/open-gateway.ts";
import { accessFor, makePerson } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Json } from "#lib/platform/json-value.ts";
import { log } from "#lib/platform/log.ts";

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

/** Ways in which an endpoint quotes what it was sent. */
const QUOTING: Record<string, (asked: Asked, response: ServerResponse) => void> = {
  "a refusal": (_, response) => sendJson(response, { error: { message: `Wrong key: ${TEST_KEY}` } }, 401),
  "a refusal in another form": (_, response) => sendJson(response, { detail: [`Bearer ${TEST_KEY}`] }, 422),
  "the beginning of it": (_, response) => sendJson(response, { error: `No: ${TEST_KEY.slice(0, 14)}…` }, 403),
  "a web page": (_, response) => {
    response.writeHead(500, { "content-type": "text/html" }).end(`<h1>${TEST_KEY}</h1>`);
  },
  "plain text": (_, response) => {
    response.writeHead(503, { "content-type": "text/plain" }).end(`key=${TEST_KEY}`);
  },
  "an error inside a 200": (_, response) => sendJson(response, { error: { message: TEST_KEY, code: TEST_KEY } }),
  "an error inside a stream": (_, response) =>
    sendEvents(response, [{ choices: [] }, { error: { message: `Broken ${TEST_KEY}` } }]),
  "what is no JSON": (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(`{"key": "${TEST_KEY}"`);
  },
};

it("is in no answer, no log, no page's data and no row of the database, whatever an endpoint quotes", async () => {
  const { slug, token } = await openGatewayOn(endpoint.baseUrl, TEST_KEY);
  const project = await db().project.findUniqueOrThrow({ where: { slug }, select: { id: true, slug: true } });
  const lead = await makePerson("Lea Lead");
  await db().membership.create({ data: { projectId: project.id, userId: lead.userId, role: "lead" } });
  const logged = vi.spyOn(fs, "write");
  const level = log().level;
  log().level = "trace";
  log().info("the log is watched");
  const shown: string[] = [];
  const ask = (body: Json) =>
    new Request("https://cairn.example/", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  for (const [how, answering] of Object.entries(QUOTING)) {
    endpoint.answer(answering);
    const messages = [{ role: "user", content: how }];
    for (const stream of [false, true]) {
      const answer = await serveGateway(ask({ messages, stream }), slug, "chat");
      shown.push(JSON.stringify([...answer.headers]), await answer.text());
    }
    shown.push(await (await serveGateway(ask({ input: how }), slug, "embeddings")).text());
    const models = new Request("https://cairn.example/", { headers: { authorization: `Bearer ${token}` } });
    shown.push(await (await serveModels(models, slug)).text());
    const tested = await testConnection(await accessFor(lead, project, "connection:use"), { number: 1 });
    shown.push(JSON.stringify(tested));
  }
  endpoint.answer((_, response) => sendJson(response, completion("Fine.")));
  shown.push(await (await serveGateway(ask({ messages: [{ role: "user", content: "Hi" }] }), slug, "chat")).text());
  await settled();
  shown.push(JSON.stringify(await listConnections(await accessFor(lead, project, "record:read"))));
  const lines = logged.mock.calls.map(([, written]) => String(written));
  logged.mockRestore();
  log().level = level;
  expect(lines.join("")).toContain("the log is watched");
  expect(endpoint.asked.every(({ headers }) => headers.authorization === `Bearer ${TEST_KEY}`)).toBe(true);

  for (const text of [...shown, ...lines, ...(await wholeDatabase())]) {
    expect(text).not.toContain(TEST_KEY.slice(0, 12));
    expect(text).not.toContain(TEST_KEY.slice(-8));
    expect(text).not.toContain(Buffer.from(TEST_KEY).toString("base64").slice(0, 24));
    expect(text).not.toContain(Buffer.from(TEST_KEY).toString("hex"));
  }
}, 60_000);

/** Every row of every table, as text. */
async function wholeDatabase(): Promise<string[]> {
  const { rows: tables } = await pool().query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await pool().query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      return rows.map(({ row }) => row);
    }),
  );
  return texts.flat();
}
