import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CallError } from "#lib/connections/client/call-error.ts";
import { chat } from "#lib/connections/client/chat.ts";
import { completion, type Endpoint, sendJson, startEndpoint, TEST_KEY } from "#lib/connections/testing/endpoint.ts";
import type { Json } from "#lib/platform/json-value.ts";

let endpoint: Endpoint;

beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.close());

const hello = { messages: [{ role: "user", content: "Hello" }] } as const;

describe("chat", () => {
  it("sends what was given and nothing else, and reads the answer", async () => {
    const connection = endpoint.connection();
    const answer = await chat(connection, { ...hello, temperature: 0, maxTokens: 7, extra: { logprobs: true } });
    expect(endpoint.asked[0]).toMatchObject({ method: "POST", path: "/v1/chat/completions" });
    expect(endpoint.asked[0]?.headers).toMatchObject({
      authorization: `Bearer ${TEST_KEY}`,
      "content-type": "application/json",
    });
    expect(endpoint.asked[0]?.body).toEqual({
      model: "test-model",
      messages: hello.messages,
      temperature: 0,
      max_tokens: 7,
      logprobs: true,
    });
    expect(answer).toMatchObject({
      text: "Hello",
      finishReason: "stop",
      model: "test-model-2026",
      usage: { inputTokens: 10, outputTokens: 5, isEstimated: false },
      costUsd: 20e-6,
      firstTokenMs: null,
    });
  });

  it("speaks Azure's dialect", async () => {
    await chat(endpoint.connection({ keyHeader: "api_key", apiVersion: "2024-10-21" }), hello);
    const [asked] = endpoint.asked;
    expect(asked?.path).toBe("/v1/chat/completions?api-version=2024-10-21");
    expect(asked?.headers["api-key"]).toBe(TEST_KEY);
    expect(asked?.headers.authorization).toBeUndefined();
  });

  it("sends no key where there is none", async () => {
    await chat(endpoint.connection({ key: null }), hello);
    expect(endpoint.asked[0]?.headers.authorization).toBeUndefined();
  });

  it("asks again with max_completion_tokens, and remembers", async () => {
    const connection = endpoint.connection();
    endpoint.answer(({ body }, response) => {
      if (!JSON.stringify(body).includes("max_tokens")) return sendJson(response, completion("fine"));
      const message =
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
      sendJson(response, { error: { message, param: "max_tokens", code: "unsupported_parameter" } }, 400);
    });
    for (let time = 0; time < 2; time += 1)
      expect((await chat(connection, { ...hello, maxTokens: 7 })).text).toBe("fine");
    expect(endpoint.asked.map(({ body }) => Object.keys(body as object).at(-1))).toEqual([
      "max_tokens",
      "max_completion_tokens",
      "max_completion_tokens",
    ]);
  });

  it("does not ask again when the limit itself is wrong", async () => {
    endpoint.answer((_, response) =>
      sendJson(response, { error: { message: "max_tokens is too large: 100000", param: "max_tokens" } }, 400),
    );
    await expect(chat(endpoint.connection(), { ...hello, maxTokens: 100_000 })).rejects.toThrow("too large");
    expect(endpoint.asked).toHaveLength(1);
  });

  it("estimates the usage where none is given, and says so", async () => {
    endpoint.answer((_, response) => sendJson(response, completion("12345678", { usage: null })));
    const { usage } = await chat(endpoint.connection(), { messages: [{ role: "user", content: "1234" }] });
    expect(usage).toMatchObject({ inputTokens: 1, outputTokens: 2, isEstimated: true });
  });

  it("reads parts, reasoning, refusals and tool calls", async () => {
    const message: Json = {
      content: [{ type: "text", text: "a" }, { type: "thinking" }, { type: "text", text: "b" }],
      reasoning_content: "thought",
      refusal: "no",
      tool_calls: [{ id: "1", type: "function", function: { name: "f", arguments: "{}" } }],
    };
    endpoint.answer((_, response) => sendJson(response, completion("", { choices: [{ index: 0, message }] })));
    expect(await chat(endpoint.connection(), hello)).toMatchObject({
      text: "ab",
      reasoning: "thought",
      refusal: "no",
      toolCalls: [{ id: "1", name: "f", arguments: "{}" }],
      finishReason: null,
    });
  });

  it.each([
    [400, "refused"],
    [401, "refused"],
    [403, "refused"],
    [404, "refused"],
    [413, "refused"],
    [422, "refused"],
    [408, "server"],
    [409, "server"],
    [429, "limited"],
    [500, "server"],
    [503, "server"],
  ] as const)("names a %i as %s", async (status, kind) => {
    endpoint.answer((_, response) => sendJson(response, { detail: "because" }, status, { "retry-after": "3" }));
    const error = await failureOf(chat(endpoint.connection(), hello));
    expect(error).toMatchObject({ kind, status, retryAfterMs: 3_000 });
    expect(error.isRetryable).toBe(kind !== "refused");
    expect(error.message).toBe(`Test endpoint answers ${status}: because`);
  });

  it("does not follow a redirect", async () => {
    let wasCalled = false;
    const inside = await startEndpoint((_, response) => {
      wasCalled = true;
      response.end();
    });
    endpoint.answer((_, response) => void response.writeHead(307, { location: `${inside.baseUrl}/secret` }).end());
    const error = await failureOf(chat(endpoint.connection(), hello));
    await inside.close();
    expect(error).toMatchObject({ kind: "refused", status: 307 });
    expect(wasCalled).toBe(false);
  });

  it.each([
    ["a page", "<!doctype html><title>Welcome</title>", "a web page"],
    ["nothing", "", "nothing"],
    ["other JSON", `{"hello": 1}`, "no chat completion"],
    ["an error inside", `{"error": {"message": "overloaded", "code": 503}}`, "overloaded"],
  ])("refuses %s as an answer", async (_, body, words) => {
    endpoint.answer((__, response) => void response.writeHead(200).end(body));
    await expect(chat(endpoint.connection(), hello)).rejects.toThrow(words);
  });

  it("stops after its time, and when it is told to", async () => {
    endpoint.answer(() => new Promise(() => undefined));
    const slow = endpoint.connection({ timeoutMs: 50 });
    expect(await failureOf(chat(slow, hello))).toMatchObject({ kind: "timeout", isRetryable: true });
    const stop = new AbortController();
    const call = failureOf(chat(endpoint.connection(), hello, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 20);
    expect(await call).toMatchObject({ kind: "stopped", isRetryable: false });
    expect(await failureOf(chat(endpoint.connection(), hello, { signal: stop.signal }))).toMatchObject({
      kind: "stopped",
    });
  });

  it("never shows the key, whatever the endpoint says", async () => {
    const base64 = Buffer.from(TEST_KEY).toString("base64");
    const says = `Bad key ${TEST_KEY}, ${encodeURIComponent(TEST_KEY)}, ${base64}, ${TEST_KEY.slice(0, 20)}…`;
    const bodies: Json[] = [{ error: { message: says, code: says, param: says } }, { detail: [{ msg: says }] }, says];
    for (const body of bodies) {
      endpoint.answer((_, response) => sendJson(response, body, 401));
      const error = await failureOf(chat(endpoint.connection(), hello));
      const shown = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), String(error.stack)].join();
      for (const secret of [TEST_KEY, base64, TEST_KEY.slice(0, 20), TEST_KEY.slice(8)])
        expect(shown).not.toContain(secret);
      expect(error.message).toContain("Bad key [key]");
    }
    expect(inspect(endpoint.connection(), { depth: 9 }) + JSON.stringify(endpoint.connection())).not.toContain(
      TEST_KEY,
    );
  });

  it("keeps its sockets for the next call", async () => {
    const connection = endpoint.connection();
    for (let time = 0; time < 20; time += 1) await chat(connection, hello);
    expect(endpoint.sockets()).toBe(1);
  });

  it("calls again when a kept socket was closed meanwhile", async () => {
    const connection = endpoint.connection();
    endpoint.answer((_, response) => {
      sendJson(response, completion("fine"));
      response.once("close", () => setTimeout(() => response.socket?.destroy(), 1));
    });
    for (let time = 0; time < 5; time += 1) expect((await chat(connection, hello)).text).toBe("fine");
  });
});

async function failureOf(call: Promise<unknown>): Promise<CallError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CallError) return error;
  throw new Error(`Expected a CallError, got ${String(error)}`);
}
