import { beforeEach, describe, expect, it, test } from "vitest";
import { GET as getSize } from "#app/api/v1/projects/[slug]/sizes/[number]/route.ts";
import { GET as listSizes, POST } from "#app/api/v1/projects/[slug]/sizes/route.ts";
import { hashToken } from "#lib/access/door.ts";
import type { Route } from "#lib/access/route.ts";
import { firstBytes, headerOf } from "#lib/deployment/safetensors/testing/header-bytes.ts";
import { makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

let project: { id: string; slug: string };
const TOKEN = `cairn_${"s".repeat(43)}`;

beforeEach(async () => {
  project = await makeProject();
  await db().apiToken.deleteMany({ where: { tokenHash: hashToken(TOKEN) } });
  await db().apiToken.create({
    data: {
      ...{ projectId: project.id, name: "ci", prefix: "cairn_sss", tokenHash: hashToken(TOKEN) },
      permissions: ["project:read", "optimisation:update"],
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
});

type Sent = { query?: string; body?: BodyInit; type?: string; number?: string };

async function call(route: Route, { query = "", body, type, number }: Sent = {}) {
  const request = new Request(`http://cairn.test/api/v1/projects/${project.slug}/sizes${query}`, {
    method: route.operation.method,
    headers: { authorization: `Bearer ${TOKEN}`, ...(type && { "content-type": type }) },
    body,
    duplex: "half",
  } as RequestInit);
  const params: Record<string, string> = { slug: project.slug, ...(number !== undefined && { number }) };
  const response = await route(request, { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

const OCTETS = "application/octet-stream";
const HEADER = headerOf({ "model.embed_tokens.weight": ["BF16", [100, 8]], "lm_head.weight": ["BF16", [100, 8]] });

describe("a size reading", () => {
  it("is made of the first bytes of a file, and of nothing behind them", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 1000) throw new Error("It is still being read.");
        controller.enqueue(sent === 1 ? HEADER.subarray(0, 5) : sent === 2 ? HEADER.subarray(5) : new Uint8Array(4096));
      },
    });
    const made = await call(POST, { query: "?name=tale", body: endless, type: OCTETS });
    expect(made).toMatchObject({ status: 201, body: { number: 1, parameters: 1600, bytes: 3200 } });
    expect(sent).toBeLessThan(20);
  });

  it("stops at a length that no header has", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(sent === 1 ? firstBytes("{}", 2n ** 63n) : new Uint8Array(65_536));
      },
    });
    const refused = await call(POST, { query: "?name=tale", body: endless, type: OCTETS });
    expect(refused).toMatchObject({ status: 422, body: { type: "urn:cairn:problem:not-a-header" } });
    expect(refused.body.detail).toMatch(/^The first 8 bytes say .* 9223372036854775808 bytes/);
    expect(sent).toBeLessThan(20);
    expect(await db().sizeReading.count({ where: { projectId: project.id } })).toBe(0);
  });

  it("adds up the shards of a form, with its config.json, and tells what serving takes", async () => {
    const shard = (name: string) => headerOf({ [name]: ["BF16", [1000, 64]] });
    const form = new FormData();
    const add = (name: string, bytes: Uint8Array) => form.append("file", new Blob([new Uint8Array(bytes)]), name);
    const json = (value: object) => new TextEncoder().encode(JSON.stringify(value));
    add("model-00001-of-00003.safetensors", shard("model.layers.0.mlp.up_proj.weight"));
    add("model-00002-of-00003.safetensors", shard("lm_head.weight"));
    const weight_map = {
      "model.layers.0.mlp.up_proj.weight": "model-00001-of-00003.safetensors",
      "lm_head.weight": "model-00002-of-00003.safetensors",
      "model.norm.weight": "model-00003-of-00003.safetensors",
    };
    add("model.safetensors.index.json", json({ metadata: {}, weight_map }));
    add("config.json", json({ num_hidden_layers: 2, num_attention_heads: 4, num_key_value_heads: 2, hidden_size: 64 }));
    expect(await call(POST, { query: "?name=tale", body: form })).toMatchObject({ status: 201 });
    const query = "?contextTokens=100&batch=2&cacheBits=8";
    const { body } = await call(getSize, { query, number: "1" });
    expect(body).toMatchObject({
      parameters: 128_000,
      layers: 1,
      missing: ["model-00003-of-00003.safetensors"],
      predictions: [
        { bits: null, weightBytes: 256_000, cacheBytes: 2 * 2 * 100 * 64, totalBytes: 256_000 + 25_600 },
        { bits: 16 },
        { bits: 8 },
        { bits: 4 },
      ],
    });
    expect((await call(listSizes)).body).toMatchObject({ total: 1, items: [{ name: "tale", parameters: 128_000 }] });
  });

  it("knows a file that was cut off, where it is told how large it is", async () => {
    const query = `?name=tale&fileBytes=${HEADER.byteLength + 100}`;
    const refused = await call(POST, { query, body: new Uint8Array(HEADER), type: OCTETS });
    expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringMatching(/it is cut off/) } });
  });

  test.each([
    ["another type", { query: "?name=tale", body: "{}", type: "application/json" }, 415],
    ["no name", { body: new Uint8Array(HEADER), type: OCTETS }, 422],
    ["no form", { query: "?name=tale", body: "nonsense", type: "multipart/form-data; boundary=x" }, 400],
    ["an empty body", { query: "?name=tale", body: "", type: OCTETS }, 422],
  ])("refuses %s", async (_name, sent, status) => {
    expect((await call(POST, sent)).status).toBe(status);
  });
});
