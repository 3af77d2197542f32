import type { ServerResponse } from "node:http";
import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashToken } from "#lib/access/door.ts";
import type { Permission } from "#lib/access/permissions.ts";
import { addConnection } from "#lib/connections/commands/add-connection.ts";
import { allowHost } from "#lib/connections/commands/allowed-hosts.ts";
import { allowedHostSchema, connectionSchema } from "#lib/connections/schema.ts";
import {
  type Asked,
  completion,
  type Endpoint,
  echo,
  sendEvents,
  sendJson,
  startEndpoint,
  TEST_KEY,
} from "#lib/connections/testing/endpoint.ts";
import { settled } from "#lib/gateway/account.ts";
import { changeGateway, emptyCache } from "#lib/gateway/commands.ts";
import { getGatewayUse } from "#lib/gateway/queries/get-gateway-use.ts";
import { type GatewayChange, gatewaySchema } from "#lib/gateway/schema.ts";
import { serveGateway, serveModels } from "#lib/gateway/serve.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Json } from "#lib/platform/json-value.ts";

type Project = Awaited<ReturnType<typeof makeProject>>;

let endpoint: Endpoint;
let project: Project;
let other: Project;

beforeAll(async () => {
  endpoint = await startEndpoint();
  const admin = await makePerson("Alma Admin", "admin");
  accepted(
    await allowHost(
      admin,
      allowedHostSchema.parse({ host: `127.0.0.1:${endpoint.port}`, reason: "The endpoint of the tests" }),
    ),
  );
  project = await opened();
  other = await opened();
});
afterAll(() => endpoint.close());

beforeEach(async () => {
  endpoint.answer(echo);
  endpoint.asked.length = 0;
  await configure(project);
  await pool().query("DELETE FROM gateway_entry");
});

/** A project with a connection to the endpoint and an open gateway. */
async function opened(): Promise<Project> {
  const made = await makeProject();
  accepted(
    await addConnection(
      await accessFor(made.lead, made, "connection:manage"),
      connectionSchema.parse({
        ...{ name: "Echo", baseUrl: endpoint.baseUrl, defaultModel: "test-model", apiKey: TEST_KEY },
        ...{ inputUsd: "1", outputUsd: "2", timeoutSeconds: "5" },
      }),
    ),
  );
  await configure(made);
  return made;
}

async function configure(where: Project, change: Partial<GatewayChange> = {}): Promise<void> {
  const settings = gatewaySchema.parse({ connection: 1, cacheEnabled: "on", ttlHours: 1, similarity: 0.9 });
  accepted(await changeGateway(await accessFor(where.lead, where, "gateway:manage"), { ...settings, ...change }));
}

let made = 0;

async function tokenOf(where: Project, permissions: readonly Permission[] = ["gateway:use"]): Promise<string> {
  made += 1;
  const secret = `cairn_gateway-test-${made}`;
  await db().apiToken.create({
    data: {
      ...{ projectId: where.id, name: "An application", prefix: "cairn_gate", tokenHash: hashToken(secret) },
      ...{ permissions: [...permissions], expiresAt: new Date(Date.now() + 600_000) },
    },
    select: { id: true },
  });
  return secret;
}

let said: Headers = new Headers();

/** The official client, its requests handed to the route's own code. */
async function client(where = project, permissions?: readonly Permission[]): Promise<OpenAI> {
  return new OpenAI({
    apiKey: await tokenOf(where, permissions),
    baseURL: `https://cairn.example/api/v1/gateway/${where.slug}/v1`,
    maxRetries: 0,
    fetch: async (url, init) => {
      const request = new Request(String(url), init as RequestInit);
      const path = new URL(request.url).pathname;
      const slug = path.split("/")[4] ?? "";
      const answer = path.endsWith("/models")
        ? await serveModels(request, slug)
        : await serveGateway(request, slug, path.endsWith("/embeddings") ? "embeddings" : "chat");
      said = answer.headers;
      return answer;
    },
  });
}

const ask = (text: string) => ({ model: "test-model", messages: [{ role: "user" as const, content: text }] });

/** A chat that streams `pieces`, ending as told. */
function streamOf(pieces: readonly string[], end: readonly (Json | string)[] = [chunk({}, "stop"), "[DONE]"]) {
  return (_: Asked, response: ServerResponse) =>
    sendEvents(response, [...pieces.map((text) => chunk({ content: text })), ...end]);
}

function chunk(delta: Json, finishReason: string | null = null): Json {
  return {
    ...{ id: "chatcmpl-9", object: "chat.completion.chunk", created: 1, model: "test-model-2026" },
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  };
}

async function gathered(stream: AsyncIterable<OpenAI.ChatCompletionChunk>): Promise<string> {
  let text = "";
  for await (const { choices } of stream) text += choices[0]?.delta.content ?? "";
  return text;
}

const kept = async () => Number((await pool().query("SELECT count(*) FROM gateway_entry")).rows[0].count);

/** Entries are written after the answer has gone. */
async function untilKept(count: number): Promise<void> {
  await expect.poll(kept, { timeout: 5_000 }).toBe(count);
}

describe("the official client", () => {
  it("gets an answer, and the second time the same from the cache", async () => {
    const openai = await client();
    const first = await openai.chat.completions.create(ask("Where is the sea?"));
    expect(first.choices[0]?.message.content).toBe("Where is the sea?");
    expect(said.get("x-cairn-cache")).toBe("miss");
    await untilKept(1);
    // Another order of members, another user: the same question.
    const second = await openai.chat.completions.create({ ...ask("Where is the sea?"), user: "somebody" });
    expect(second).toEqual(first);
    expect(said.get("x-cairn-cache")).toBe("exact");
    expect(endpoint.asked).toHaveLength(1);
  });

  it("streams, and streams again what was kept, each from the other's answer", async () => {
    endpoint.answer(streamOf(["The sea ", "is there."]));
    const openai = await client();
    const streamed = await openai.chat.completions.create({ ...ask("Where?"), stream: true });
    expect(await gathered(streamed)).toBe("The sea is there.");
    await untilKept(1);
    const again = await openai.chat.completions.create({ ...ask("Where?"), stream: true });
    expect(await gathered(again)).toBe("The sea is there.");
    const plain = await openai.chat.completions.create(ask("Where?"));
    expect(plain.choices[0]).toMatchObject({
      finish_reason: "stop",
      message: { role: "assistant", content: "The sea is there." },
    });
    expect(endpoint.asked).toHaveLength(1);
    const withUsage = { ...ask("Where?"), stream: true as const, stream_options: { include_usage: true } };
    endpoint.answer(echo);
    const whole = await openai.chat.completions.create({ ...ask("Plain first"), stream: false });
    expect(whole.usage?.total_tokens).toBe(15);
    await untilKept(2);
    const chunks = [];
    for await (const one of await openai.chat.completions.create({ ...withUsage, ...ask("Plain first") }))
      chunks.push(one);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 15 } });
  });

  it("calls tools, streamed in pieces, and gets the same call from the cache", async () => {
    const call = (arguments_: string, id?: string) =>
      chunk({
        tool_calls: [
          {
            index: 0,
            ...(id ? { id, type: "function" } : {}),
            function: { ...(id ? { name: "weather" } : {}), arguments: arguments_ },
          },
        ],
      });
    endpoint.answer((_, response) =>
      sendEvents(response, [call('{"to', "call_1"), call('wn":"Bern"}'), chunk({}, "tool_calls"), "[DONE]"]),
    );
    const openai = await client();
    const tools = [{ type: "function" as const, function: { name: "weather", parameters: { type: "object" } } }];
    const streamed = await openai.chat.completions.create({ ...ask("Weather?"), tools, stream: true });
    for await (const _ of streamed);
    await untilKept(1);
    const plain = await openai.chat.completions.create({ ...ask("Weather?"), tools });
    expect(plain.choices[0]?.message.tool_calls).toEqual([
      { id: "call_1", type: "function", function: { name: "weather", arguments: '{"town":"Bern"}' } },
    ]);
    const again = await openai.chat.completions.create({ ...ask("Weather?"), tools, stream: true });
    const calls = [];
    for await (const { choices } of again) calls.push(...(choices[0]?.delta.tool_calls ?? []));
    expect(calls).toMatchObject([
      { index: 0, id: "call_1", function: { name: "weather", arguments: '{"town":"Bern"}' } },
    ]);
    expect(endpoint.asked).toHaveLength(1);
  });

  it("embeds and lists models", async () => {
    endpoint.answer(({ path }, response) =>
      path.startsWith("/v1/models")
        ? sendJson(response, { object: "list", data: [{ id: "test-model", object: "model" }] })
        : sendJson(response, embedding([0.5, 0.25])),
    );
    const openai = await client();
    const input = { model: "embedder", input: "The sea", encoding_format: "float" as const };
    expect((await openai.embeddings.create(input)).data[0]?.embedding).toEqual([0.5, 0.25]);
    await untilKept(1);
    await openai.embeddings.create(input);
    expect(said.get("x-cairn-cache")).toBe("exact");
    expect((await openai.models.list()).data.map(({ id }) => id)).toEqual(["test-model"]);
  });
});

function embedding(vector: readonly number[]): Json {
  return {
    ...{ object: "list", model: "embedder", usage: { prompt_tokens: 2, total_tokens: 2 } },
    data: [{ object: "embedding", index: 0, embedding: [...vector] }],
  };
}

describe("what is asked of the cache", () => {
  it("may be passed by, or renewed, for one request", async () => {
    const openai = await client();
    await openai.chat.completions.create(ask("Once"), { headers: { "x-cairn-cache": "bypass" } });
    expect(said.get("x-cairn-cache")).toBe("bypass");
    await openai.chat.completions.create(ask("Once"));
    await untilKept(1);
    await openai.chat.completions.create(ask("Once"), { headers: { "cache-control": "no-cache" } });
    expect(endpoint.asked).toHaveLength(3);
    await openai.chat.completions.create(ask("Once"));
    expect(endpoint.asked).toHaveLength(3);
  });

  it("is empty for other parameters, after its time, when emptied, and where it is switched off", async () => {
    const openai = await client();
    const asksAnew = async (change: object = {}) => {
      const before = endpoint.asked.length;
      await openai.chat.completions.create({ ...ask("Once"), ...change });
      return endpoint.asked.length > before;
    };
    await asksAnew();
    await untilKept(1);
    expect(await asksAnew()).toBe(false);
    expect(await asksAnew({ temperature: 0.3 })).toBe(true);
    await untilKept(2);
    await pool().query("UPDATE gateway_entry SET expires_at = now() - interval '1 second'");
    expect(await asksAnew()).toBe(true);
    await expect.poll(() => asksAnew(), { timeout: 5_000 }).toBe(false);
    accepted(await emptyCache(await accessFor(project.lead, project, "gateway:manage"), {}));
    expect(await asksAnew()).toBe(true);
    await configure(project, { cacheEnabled: false });
    expect(await asksAnew()).toBe(true);
    expect(await asksAnew()).toBe(true);
  });

  it("is never another project's", async () => {
    await (await client()).chat.completions.create(ask("Secret"));
    await untilKept(1);
    await (await client(other)).chat.completions.create(ask("Secret"));
    expect(said.get("x-cairn-cache")).toBe("miss");
    expect(endpoint.asked).toHaveLength(2);
  });

  it("answers a question that means the same, when the rest of the chat is the same to the letter", async () => {
    await configure(project, { embeddingModel: "embedder" });
    const vectors: Record<string, number[]> = {
      "How do I return it?": [1, 0, 0],
      "How can I send it back?": [0.98, 0.19, 0],
      "Where is my invoice?": [0, 1, 0],
    };
    endpoint.answer((asked, response) => {
      const { input } = asked.body as { input?: string[] };
      if (asked.path.endsWith("/embeddings")) sendJson(response, embedding(vectors[input?.[0] ?? ""] ?? [0, 0, 1]));
      else echo(asked, response);
    });
    const openai = await client();
    await openai.chat.completions.create(ask("How do I return it?"));
    await untilKept(1);
    const alike = await openai.chat.completions.create(ask("How can I send it back?"));
    expect(alike.choices[0]?.message.content).toBe("How do I return it?");
    expect(said.get("x-cairn-cache")).toBe("semantic");
    expect(Number(said.get("x-cairn-similarity"))).toBeGreaterThan(0.9);
    await openai.chat.completions.create(ask("Where is my invoice?"));
    expect(said.get("x-cairn-cache")).toBe("miss");
    const system = { role: "system" as const, content: "Be brief." };
    await openai.chat.completions.create({
      ...ask("How can I send it back?"),
      messages: [system, { role: "user", content: "How can I send it back?" }],
    });
    expect(said.get("x-cairn-cache")).toBe("miss");
  });
});

describe("an upstream that fails", () => {
  it.each([
    [429, { error: { message: "Slow down", type: "requests", code: "rate_limit_exceeded" } }, OpenAI.RateLimitError],
    [500, { error: { message: "Broken", type: "server_error" } }, OpenAI.InternalServerError],
    [
      400,
      { error: { message: "No such parameter", type: "invalid_request_error", param: "foo" } },
      OpenAI.BadRequestError,
    ],
  ])("with %d is passed on as it is, and never kept", async (status, body, kind) => {
    endpoint.answer((_, response) =>
      sendJson(response, body, status, { "retry-after": "7", "x-ratelimit-reset-requests": "7s" }),
    );
    const openai = await client();
    const error = await openai.chat.completions.create(ask("Anything")).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ status, error: body.error });
    expect(said.get("retry-after")).toBe("7");
    await settled();
    expect(await kept()).toBe(0);
  });

  it("quotes no key", async () => {
    endpoint.answer(({ headers }, response) =>
      sendJson(response, { error: { message: `Bad key ${headers.authorization}` } }, 401),
    );
    const error = (await (
      await client()
    ).chat.completions
      .create(ask("Hi"))
      .catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toContain("[key]");
    expect(error.message).not.toContain(TEST_KEY);
  });

  it("inside a 200 is an error to the client", async () => {
    endpoint.answer((_, response) => sendJson(response, { error: { message: "Overloaded", code: "overloaded" } }));
    await expect((await client()).chat.completions.create(ask("Hi"))).rejects.toMatchObject({ status: 502 });
    endpoint.answer((_, response) =>
      sendEvents(response, [chunk({ content: "The " }), { error: { message: "Overloaded" } }]),
    );
    const stream = await (await client()).chat.completions.create({ ...ask("Hi"), stream: true });
    await expect(gathered(stream)).rejects.toThrow("Overloaded");
    await settled();
    expect(await kept()).toBe(0);
  });

  it.each([
    ["closes its stream too early", streamOf(["The sea"], [])],
    [
      "dies in the middle",
      (_: Asked, response: ServerResponse) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(`data: ${JSON.stringify(chunk({ content: "The sea" }))}\n\n`, () => response.destroy());
      },
    ],
  ])("and %s is told to the client, and never kept", async (_, answering) => {
    endpoint.answer(answering);
    const stream = await (await client()).chat.completions.create({ ...ask("Hi"), stream: true });
    await expect(gathered(stream)).rejects.toThrow(OpenAI.APIError);
    await settled();
    expect(await kept()).toBe(0);
  });

  it("and breaks off has cost what had come, which is estimated", async () => {
    const fresh = await opened();
    endpoint.answer(streamOf(["The sea is wide and deep"], []));
    const stream = await (await client(fresh)).chat.completions.create({
      ...ask("What is the sea like?"),
      stream: true,
    });
    await expect(gathered(stream)).rejects.toThrow(OpenAI.APIError);
    expect(await spansOf(fresh)).toMatchObject([
      {
        ...{ error_type: "stream_broken", input_tokens: 6, output_tokens: 6 },
        cost_usd: (6 * 1 + 6 * 2) / 1e6,
        attributes: { span: { "cairn.gateway.usage_estimated": true } },
      },
    ]);
  });

  it("is not kept busy for a client that has gone", async () => {
    const fresh = await opened();
    const closed = Promise.withResolvers<void>();
    endpoint.answer((_, response) => {
      response.once("close", () => closed.resolve());
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(chunk({ content: "The sea" }))}\n\n`);
    });
    const stream = await (await client(fresh)).chat.completions.create({ ...ask("Go on for ever"), stream: true });
    for await (const _ of stream) break;
    stream.controller.abort();
    await closed.promise;
    await expect.poll(() => spansOf(fresh)).toMatchObject([{ status: "error", input_tokens: 4, output_tokens: 2 }]);
    expect(await kept()).toBe(0);
  });

  it("and is not there is 502", async () => {
    endpoint.answer((_, response) => {
      response.destroy();
    });
    await expect((await client()).chat.completions.create(ask("Hi"))).rejects.toMatchObject({ status: 502 });
  });
});

async function spansOf(where: Project) {
  await settled();
  const { rows } = await pool().query(
    "SELECT status, error_type, input_tokens, output_tokens, cost_usd, attributes FROM span WHERE project_id = $1",
    [where.id],
  );
  return rows;
}

describe("the gateway's door", () => {
  it("opens to tokens of the project with the right permission alone", async () => {
    await expect((await client(project, ["project:read"])).models.list()).rejects.toMatchObject({ status: 403 });
    const elsewhere = await tokenOf(other);
    const foreign = new OpenAI({
      apiKey: elsewhere,
      baseURL: "https://x/v1",
      maxRetries: 0,
      fetch: (_, init) => serveGateway(new Request("https://x/v1", init as RequestInit), project.slug, "chat"),
    });
    await expect(foreign.chat.completions.create(ask("Hi"))).rejects.toMatchObject({ status: 404 });
    const nobody = await serveGateway(new Request("https://x", { method: "POST", body: "{}" }), project.slug, "chat");
    expect(nobody.status).toBe(401);
    expect(endpoint.asked).toHaveLength(0);
  });

  it("says so while it is closed, and what is wrong with a body", async () => {
    const closed = await makeProject();
    await expect((await client(closed)).chat.completions.create(ask("Hi"))).rejects.toMatchObject({
      status: 409,
      code: "closed",
    });
    const headers = { authorization: `Bearer ${await tokenOf(project)}` };
    const answer = await serveGateway(
      new Request("https://x", { method: "POST", body: "[1]", headers }),
      project.slug,
      "chat",
    );
    expect(answer.status).toBe(400);
  });
});

describe("every call", () => {
  it("becomes a trace, and a hit says what it saved", async () => {
    const fresh = await opened();
    const openai = await client(fresh);
    endpoint.answer((_, response) => void setTimeout(() => sendJson(response, completion("There.")), 30));
    await openai.chat.completions.create(ask("Where?"));
    await untilKept(1);
    await openai.chat.completions.create(ask("Where?"));
    await settled();
    const spans = await pool().query(
      "SELECT operation, request_model, input_tokens, cost_usd, attributes FROM span WHERE project_id = $1 ORDER BY started_at",
      [fresh.id],
    );
    expect(spans.rows.map(({ attributes }) => attributes.span["cairn.gateway.cache"]).sort()).toEqual([
      "exact",
      "miss",
    ]);
    expect(
      spans.rows.every(({ operation, request_model }) => operation === "chat" && request_model === "test-model"),
    ).toBe(true);
    // By the connection's own prices, and a hit for nothing.
    expect(spans.rows.map(({ cost_usd }) => cost_usd)).toEqual([(10 * 1 + 5 * 2) / 1e6, 0]);
    const { total, models } = await getGatewayUse(await accessFor(fresh.lead, fresh, "project:read"));
    expect(total).toMatchObject({ calls: 2, hits: 1, errors: 0, hitRate: 0.5, savedTokens: 15 });
    expect(total.savedUsd).toBeCloseTo((10 * 1 + 5 * 2) / 1e6);
    expect(total.savedMs).toBeGreaterThan(0);
    expect(models.map(({ model }) => model)).toEqual(["test-model"]);
  });
});
