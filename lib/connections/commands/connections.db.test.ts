import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Person } from "#lib/access/access.ts";
import { CONNECTION_TEST_PER_PERSON } from "#lib/access/rate-limit.ts";
import { addConnection } from "#lib/connections/commands/add-connection.ts";
import { allowHost, changeOutgoingRule, removeAllowedHost } from "#lib/connections/commands/allowed-hosts.ts";
import { editConnection } from "#lib/connections/commands/edit-connection.ts";
import { resealKeys } from "#lib/connections/commands/reseal-keys.ts";
import { retireConnection } from "#lib/connections/commands/retire-connection.ts";
import { testConnection } from "#lib/connections/commands/test-connection.ts";
import { listAllowedHosts } from "#lib/connections/queries/list-allowed-hosts.ts";
import { listConnections } from "#lib/connections/queries/list-connections.ts";
import { openConnection } from "#lib/connections/queries/open-connection.ts";
import { outgoingPolicy } from "#lib/connections/queries/outgoing-policy.ts";
import {
  allowedHostSchema,
  type ConnectionEdit,
  type ConnectionInput,
  connectionSchema,
} from "#lib/connections/schema.ts";
import { type Endpoint, sendJson, startEndpoint, TEST_KEY } from "#lib/connections/testing/endpoint.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { asOwner } from "#lib/platform/testing/database.ts";

let lead: Person;
let maker: Person;
let auditor: Person;
let admin: Person;
let project: { id: string; slug: string };
let endpoint: Endpoint;

beforeAll(async () => {
  [lead, maker, auditor] = [await makePerson("Lea"), await makePerson("Cora"), await makePerson("Ada")];
  admin = await makePerson("Alma", "admin");
  project = await makeProject({
    lead,
    members: [
      { person: maker, role: "contributor" },
      { person: auditor, role: "auditor" },
    ],
  });
  endpoint = await startEndpoint((_, response) => sendJson(response, { data: [{ id: "test-model" }] }));
});
afterAll(() => endpoint.close());

const manage = () => accessFor(lead, project, "connection:manage");
const use = () => accessFor(maker, project, "connection:use");
const read = (person = lead) => accessFor(person, project, "record:read");

function some(change: Partial<Record<keyof ConnectionInput, string>> = {}): ConnectionInput {
  return connectionSchema.parse({
    name: "OpenAI",
    baseUrl: "https://api.openai.com/v1",
    defaultModel: "gpt-5-mini",
    apiKey: TEST_KEY,
    ...change,
  });
}

async function edited(number: number, change: Partial<Record<keyof ConnectionEdit, string>> = {}) {
  const view = (await listConnections(await read())).find((one) => one.number === number);
  if (!view) throw new Error(`Connection ${number} is not there.`);
  const { revision, name, baseUrl, defaultModel } = view;
  return { ...some({ name, baseUrl, defaultModel, apiKey: "", ...change }), number, revision };
}

const ledgerText = async () =>
  JSON.stringify(
    await db().ledgerEntry.findMany({ where: { chain: project.id }, select: { payload: true, type: true } }),
  );

describe("a connection", () => {
  test("is added with its key sealed, opened for use, and listed without it", async () => {
    const { number } = accepted(await addConnection(await manage(), some()));
    const row = await db().connection.findFirstOrThrow({ where: { projectId: project.id, number } });
    expect(row.sealedKey).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
    expect(JSON.stringify(row)).not.toContain(TEST_KEY);
    const opened = accepted(await openConnection(await use(), number));
    expect(opened.key?.reveal()).toBe(TEST_KEY);
    expect(inspect(opened, { depth: 9 }) + JSON.stringify(opened)).not.toContain(TEST_KEY);
    const [forLead] = await listConnections(await read());
    expect(forLead).toMatchObject({ name: "OpenAI", key: { hint: TEST_KEY.slice(-4) }, lastTest: null });
    const [forAuditor] = await listConnections(await read(auditor));
    expect(forAuditor?.key).toEqual({ hint: null });
    expect(JSON.stringify(forLead)).not.toContain(row.sealedKey);
    expect(await ledgerText()).toContain("connection.added");
    expect(await ledgerText()).not.toContain(TEST_KEY.slice(-8));
  });

  test("has a name of its own while it lives", async () => {
    expect(await addConnection(await manage(), some({ name: "openai" }))).toMatchObject({
      ok: false,
      reason: "name-taken",
      field: "name",
    });
  });

  test("calls no private host that is not listed", async () => {
    for (const baseUrl of [
      "http://127.0.0.1:11434/v1",
      "http://localhost/v1",
      "http://[::ffff:10.0.0.1]/v1",
      "http://2130706433",
    ])
      expect(await addConnection(await manage(), some({ name: "Inside", baseUrl })), baseUrl).toMatchObject({
        ok: false,
        reason: "host-refused",
        field: "baseUrl",
      });
  });

  test("keeps its key through an edit, and loses it only when told to", async () => {
    const { number } = accepted(await addConnection(await manage(), some({ name: "Edited" })));
    accepted(await editConnection(await manage(), await edited(number, { defaultModel: "gpt-5" })));
    expect(accepted(await openConnection(await use(), number))).toMatchObject({ defaultModel: "gpt-5", revision: 2 });
    expect(accepted(await openConnection(await use(), number)).key?.reveal()).toBe(TEST_KEY);
    expect(accepted(await editConnection(await manage(), await edited(number))).revision).toBe(2);
    accepted(await editConnection(await manage(), await edited(number, { apiKey: "sk-another-key-0000" })));
    expect(accepted(await openConnection(await use(), number)).key?.reveal()).toBe("sk-another-key-0000");
    accepted(await editConnection(await manage(), { ...(await edited(number)), forgetKey: "on" }));
    expect(accepted(await openConnection(await use(), number)).key).toBeNull();
  });

  test("sends its key to no other host than it was given for", async () => {
    const { number } = accepted(await addConnection(await manage(), some({ name: "Moved" })));
    const elsewhere = { baseUrl: "https://evil.example/v1" };
    expect(await editConnection(await manage(), await edited(number, elsewhere))).toMatchObject({
      ok: false,
      reason: "key-needed",
      field: "apiKey",
    });
    accepted(await editConnection(await manage(), await edited(number, { baseUrl: "https://api.openai.com/v2" })));
    accepted(await editConnection(await manage(), await edited(number, { ...elsewhere, apiKey: "sk-for-elsewhere" })));
    expect(accepted(await openConnection(await use(), number)).key?.reveal()).toBe("sk-for-elsewhere");
  });

  test("is not overwritten by whoever began from an older revision", async () => {
    const { number } = accepted(await addConnection(await manage(), some({ name: "Raced" })));
    const stale = await edited(number, { defaultModel: "b" });
    accepted(await editConnection(await manage(), await edited(number, { defaultModel: "a" })));
    expect(await editConnection(await manage(), stale)).toMatchObject({ ok: false, reason: "changed-meanwhile" });
  });

  test("forgets its key when it is retired, and is used no more", async () => {
    const { number } = accepted(await addConnection(await manage(), some({ name: "Retired" })));
    accepted(await retireConnection(await manage(), { number, reason: "The contract has ended." }));
    const row = await db().connection.findFirstOrThrow({ where: { projectId: project.id, number } });
    expect(row).toMatchObject({ sealedKey: null, keyHint: null });
    expect(await openConnection(await use(), number)).toMatchObject({ ok: false, reason: "retired" });
    expect(await openConnection(await use(), 999)).toMatchObject({ ok: false, reason: "no-such-connection" });
    expect(await testConnection(await use(), { number })).toMatchObject({ ok: false, reason: "retired" });
    accepted(await addConnection(await manage(), some({ name: "Retired" })));
    expect((await listConnections(await read())).at(-1)).toMatchObject({ number, retired: { by: "Lea" } });
  });
});

describe("the key's seal", () => {
  test("does not open in another connection's row", async () => {
    const one = accepted(await addConnection(await manage(), some({ name: "Sealed 1" })));
    const two = accepted(await addConnection(await manage(), some({ name: "Sealed 2", apiKey: "sk-other" })));
    await pool().query(
      `UPDATE connection SET sealed_key = (SELECT sealed_key FROM connection WHERE project_id = $1 AND number = $2)
       WHERE project_id = $1 AND number = $3`,
      [project.id, one.number, two.number],
    );
    expect(await openConnection(await use(), two.number)).toMatchObject({ ok: false, reason: "key-unreadable" });
    expect(await resealKeys()).toEqual({ resealed: 0, unreadable: 0 });
  });

  test("is made again after a change of the instance's key", async () => {
    const { number } = accepted(await addConnection(await manage(), some({ name: "Rotated" })));
    const before = env().CAIRN_SEALING_KEY;
    const environment = env() as { CAIRN_SEALING_KEY: string; CAIRN_SEALING_KEY_PREVIOUS?: string };
    try {
      environment.CAIRN_SEALING_KEY = "the-next-sealing-key-of-these-tests";
      expect(await openConnection(await use(), number)).toMatchObject({ ok: false, reason: "key-unreadable" });
      environment.CAIRN_SEALING_KEY_PREVIOUS = before;
      expect(accepted(await openConnection(await use(), number)).key?.reveal()).toBe(TEST_KEY);
      expect((await resealKeys()).resealed).toBeGreaterThan(0);
      expect((await resealKeys()).resealed).toBe(0);
      delete environment.CAIRN_SEALING_KEY_PREVIOUS;
      expect(accepted(await openConnection(await use(), number)).key?.reveal()).toBe(TEST_KEY);
    } finally {
      environment.CAIRN_SEALING_KEY = before;
      delete environment.CAIRN_SEALING_KEY_PREVIOUS;
    }
  });
});

describe("hosts on the list", () => {
  const host = () => allowedHostSchema.parse({ host: `127.0.0.1:${endpoint.port}`, reason: "A server of the tests" });

  test("are the admin's to choose", async () => {
    expect(await allowHost(lead, host())).toMatchObject({ ok: false, reason: "not-admin" });
    expect(await changeOutgoingRule(lead, { onlyAllowedHosts: true })).toMatchObject({
      ok: false,
      reason: "not-admin",
    });
    await expect(listAllowedHosts(lead)).rejects.toThrow();
  });

  test("open a private address until they are taken off again", async () => {
    accepted(await allowHost(admin, host()));
    expect(await allowHost(admin, host())).toMatchObject({ ok: false, reason: "listed-already", field: "host" });
    const { number } = accepted(
      await addConnection(
        await manage(),
        some({ name: "Local", baseUrl: endpoint.baseUrl, defaultModel: "test-model" }),
      ),
    );
    const tested = accepted(await testConnection(await use(), { number }));
    expect(tested).toMatchObject({ name: "Local", probe: { ok: true, models: ["test-model"] } });
    expect((await listConnections(await read())).find((one) => one.number === number)?.lastTest).toMatchObject({
      ok: true,
      by: "Cora",
    });

    const [listed] = (await listAllowedHosts(admin)).hosts;
    accepted(await removeAllowedHost(admin, { hostId: listed?.hostId ?? "" }));
    expect(await removeAllowedHost(admin, { hostId: listed?.hostId ?? "" })).toMatchObject({ reason: "no-such-host" });
    const asked = endpoint.asked.length;
    const refused = accepted(await testConnection(await use(), { number }));
    expect(refused.probe).toMatchObject({ ok: false });
    expect(endpoint.asked).toHaveLength(asked);
    accepted(await allowHost(admin, host()));
  });

  test("are the only ones where the admin says so", async () => {
    accepted(await changeOutgoingRule(admin, { onlyAllowedHosts: true }));
    expect(await outgoingPolicy()).toMatchObject({ onlyAllowed: true });
    expect(await addConnection(await manage(), some({ name: "Public" }))).toMatchObject({ reason: "host-refused" });
    accepted(await changeOutgoingRule(admin, { onlyAllowedHosts: false }));
    accepted(await addConnection(await manage(), some({ name: "Public" })));
  });
});

describe("a test", () => {
  test("keeps what an endpoint says of its failure, without the key", async () => {
    endpoint.answer((_, response) => sendJson(response, { error: { message: `No such key: ${TEST_KEY}` } }, 401));
    const { number } = accepted(
      await addConnection(await manage(), some({ name: "Refusing", baseUrl: endpoint.baseUrl })),
    );
    const written = vi.spyOn(process.stderr, "write");
    const tested = accepted(await testConnection(await use(), { number }));
    expect(tested.sentence).toBe("Refusing answers 401: No such key: [key]");
    const kept = await db().connectionTest.findMany({ select: { message: true, ok: true } });
    expect(JSON.stringify([kept, await ledgerText(), written.mock.calls])).not.toContain(TEST_KEY);
    written.mockRestore();
    accepted(await editConnection(await manage(), await edited(number, { defaultModel: "other" })));
    expect((await listConnections(await read())).find((one) => one.number === number)?.lastTest).toBeNull();
  });

  test("is not made endlessly", async () => {
    const person = await makePerson("Peter Presser");
    await db().membership.create({ data: { projectId: project.id, userId: person.userId, role: "contributor" } });
    const access = await accessFor(person, project, "connection:use");
    for (let time = 0; time < CONNECTION_TEST_PER_PERSON.limit; time += 1)
      await testConnection(access, { number: 999 });
    expect(await testConnection(access, { number: 999 })).toMatchObject({ ok: false, reason: "too-many" });
  });

  test("stays as it was written", async () => {
    await expect(pool().query("UPDATE connection_test SET ok = true")).rejects.toThrow("permission denied");
    await expect(asOwner((owner) => owner.query("DELETE FROM connection_test"))).rejects.toThrow("is append-only");
  });
});
