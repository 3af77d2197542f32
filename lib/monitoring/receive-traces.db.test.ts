import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import protobuf from "protobufjs/minimal.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { hashToken } from "#lib/access/door.ts";
import { getSeries } from "#lib/monitoring/queries/get-series.ts";
import { receiveTraces } from "#lib/monitoring/receive-traces.ts";
import { sendCalls } from "#lib/monitoring/testing/otel-client.ts";
import { now } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { asOwner } from "#lib/platform/testing/database.ts";

const HOUR_MS = 3_600_000;

let server: Server;
let url: string;
let access: ProjectAccess<"project:read">;
let token: string;

/** The receiver behind a real socket, so that clients meet chunked bodies, keep-alive and back-pressure. */
beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
    const init: RequestInit & { duplex: "half" } = { method: "POST", headers: {}, body, duplex: "half" };
    init.headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const response = await receiveTraces(new Request(`${url}${incoming.url}`, init));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

beforeEach(async () => {
  const project = await db().project.create({
    data: { slug: `support-${randomUUID()}`, name: "Support", createdById: randomUUID() },
    select: { id: true, slug: true, name: true },
  });
  access = { project, actor: { kind: "system", name: "test" }, role: null, permissions: new Set() };
  token = await makeToken(["telemetry:write"]);
});

async function makeToken(permissions: string[], expiresAt = new Date(now().getTime() + HOUR_MS)): Promise<string> {
  const made = `cairn_${randomBytes(32).toString("base64url")}`;
  await db().apiToken.create({
    data: {
      projectId: access.project.id,
      name: "ci",
      prefix: made.slice(0, 10),
      tokenHash: hashToken(made),
      permissions,
      expiresAt,
    },
  });
  return made;
}

const totals = async () => {
  const to = new Date(now().getTime() + HOUR_MS);
  return (await getSeries(access, { from: new Date(to.getTime() - 3 * HOUR_MS), to })).totals;
};

function exportOf(count: number, changes: object = {}): string {
  const endNs = BigInt(now().getTime()) * 1_000_000n;
  const spans = Array.from({ length: count }, () => ({
    traceId: randomBytes(16).toString("hex"),
    spanId: randomBytes(8).toString("hex"),
    name: "chat",
    startTimeUnixNano: String(endNs - 1_000_000_000n),
    endTimeUnixNano: String(endNs),
    attributes: [{ key: "gen_ai.operation.name", value: { stringValue: "chat" } }],
    ...changes,
  }));
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
}

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
  const sent = { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers };
  return fetch(`${url}/v1/traces`, { method: "POST", headers: sent, body });
}

const XPROTOBUF = { "content-type": "application/x-protobuf" };

async function statusMessage(response: Response): Promise<string> {
  const reader = protobuf.Reader.create(new Uint8Array(await response.arrayBuffer()));
  reader.tag();
  reader.int32();
  reader.tag();
  return reader.string();
}

describe("the unmodified OpenTelemetry SDK", () => {
  test.each(["protobuf", "json"] as const)("sends 1 000 calls in %s, counted exactly", async (encoding) => {
    await sendCalls({ url, token, encoding }, 1000);
    expect(await totals()).toMatchObject({ requests: 1000, errors: 100, inputTokens: 100_000, outputTokens: 10_000 });
  });

  test("sends compressed, as its environment variable asks", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip");
    await sendCalls({ url, token }, 100);
    vi.unstubAllEnvs();
    expect((await totals()).requests).toBe(100);
  });

  test("leaves no prompt behind", async () => {
    await sendCalls({ url, token }, 5);
    const { rows } = await pool().query("SELECT string_agg(span::text, '') AS stored FROM span WHERE project_id = $1", [
      access.project.id,
    ]);
    expect(rows[0].stored).toContain("gpt-4o-mini");
    expect(rows[0].stored).not.toContain("secret");
  });
});

describe("an export", () => {
  test("is acknowledged with an empty message, and counted once however often it is sent", async () => {
    const body = exportOf(20);
    for (const sent of [body, body, new Uint8Array(gzipSync(body))]) {
      const answer = await post(sent, typeof sent === "string" ? {} : { "content-encoding": "gzip" });
      expect([answer.status, await answer.text()]).toEqual([200, "{}"]);
    }
    expect((await totals()).requests).toBe(20);
  });

  test("of nothing is fine", async () => {
    expect((await post("{}")).status).toBe(200);
    expect((await post(new Uint8Array(), XPROTOBUF)).status).toBe(200);
  });

  test("with spans that cannot be stored is stored in part", async () => {
    const mixed = JSON.parse(exportOf(3));
    mixed.resourceSpans[0].scopeSpans[0].spans[1].traceId = "";
    const answer = await post(JSON.stringify(mixed));
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        partialSuccess: {
          rejectedSpans: "1",
          errorMessage: "1 × traceId must be 16 bytes in hexadecimal, not all zero",
        },
      },
    ]);
    expect((await totals()).requests).toBe(2);
  });

  test("that cannot be stored now is to be sent again, and then counts once", async () => {
    const body = exportOf(5);
    await asOwner((owner) => owner.query("ALTER TABLE latency_bin RENAME TO latency_bin_away"));
    try {
      const answer = await post(body);
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(await answer.json()).toMatchObject({ code: 14 });
    } finally {
      await asOwner((owner) => owner.query("ALTER TABLE latency_bin_away RENAME TO latency_bin"));
    }
    expect((await totals()).requests).toBeNull();
    expect((await post(body)).status).toBe(200);
    expect((await totals()).requests).toBe(5);
  });
});

describe("a refusal", () => {
  const bearer = (sent: string) => ({ authorization: `Bearer ${sent}` });

  test.each([
    ["no token", 401, () => ({ authorization: "" })],
    ["a token nobody made", 401, () => bearer("cairn_unknown")],
    ["a password instead of a token", 401, () => ({ authorization: "Basic YTpi" })],
    ["an expired token", 401, async () => bearer(await makeToken(["telemetry:write"], new Date(0)))],
    ["a token for something else", 403, async () => bearer(await makeToken(["evaluation:import"]))],
    ["another content type", 415, () => ({ "content-type": "text/plain" })],
    ["another content encoding", 415, () => ({ "content-encoding": "br" })],
    ["what is not gzip", 400, () => ({ "content-encoding": "gzip" })],
  ])("of %s is %i and stores nothing", async (_name, status, headers) => {
    const answer = await post(exportOf(1), await headers());
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/json"]);
    expect(await answer.json()).toMatchObject({ code: expect.any(Number), message: expect.any(String) });
    expect((await totals()).requests).toBeNull();
  });

  test("is in the encoding of the request", async () => {
    const answer = await post(Uint8Array.of(0x0a, 0x7f), XPROTOBUF);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/x-protobuf"]);
    expect(await statusMessage(answer)).toMatch(/not an OTLP trace export/);
  });

  test("of a body that inflates without end is 413", async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(80 * 2 ** 20)));
    const answer = await post(bomb, { ...XPROTOBUF, "content-encoding": "gzip" });
    expect([answer.status, await statusMessage(answer)]).toEqual([413, expect.stringMatching(/larger than 64/)]);
  });
});
