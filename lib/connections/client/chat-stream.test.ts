import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CallError } from "#lib/connections/client/call-error.ts";
import { chatStream, StreamBroken } from "#lib/connections/client/chat-stream.ts";
import {
  completion,
  type Endpoint,
  sendEvents,
  sendJson,
  startEndpoint,
  TEST_KEY,
} from "#lib/connections/testing/endpoint.ts";
import type { Json } from "#lib/platform/json-value.ts";

let endpoint: Endpoint;

beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.close());

const hello = { messages: [{ role: "user", content: "Hello" }] } as const;

const chunk = (delta: Json, more: Record<string, Json> = {}, finish: string | null = null): Json => ({
  object: "chat.completion.chunk",
  model: "test-model-2026",
  choices: [{ index: 0, delta, finish_reason: finish }],
  ...more,
});
const usage = { prompt_tokens: 3, completion_tokens: 2 };

/** The pieces of a stream, its last the whole answer; and what it threw. */
async function gather(change = {}) {
  const pieces: string[] = [];
  try {
    for await (const piece of chatStream(endpoint.connection(change), hello)) {
      if (piece.type === "end") return { pieces, answer: piece.answer };
      pieces.push(`${piece.type}: ${piece.text}`);
    }
  } catch (error) {
    if (error instanceof CallError) return { pieces, error };
    throw error;
  }
  throw new Error("The stream ended without its answer.");
}

describe("a streamed answer", () => {
  it("comes in pieces, with its usage on a chunk of its own", async () => {
    endpoint.answer((_, response) =>
      sendEvents(response, [
        chunk({ role: "assistant", content: "" }, { usage: null }),
        chunk({ content: "Grüß " }, { obfuscation: "abc" }),
        chunk({ content: "dich 👋" }),
        chunk({}, {}, "stop"),
        { choices: [], usage },
        "[DONE]",
      ]),
    );
    const { pieces, answer } = await gather();
    expect(pieces).toEqual(["text: Grüß ", "text: dich 👋"]);
    expect(answer).toMatchObject({
      text: "Grüß dich 👋",
      finishReason: "stop",
      model: "test-model-2026",
      usage: { inputTokens: 3, outputTokens: 2, isEstimated: false },
      costUsd: 7e-6,
    });
    expect(answer?.firstTokenMs).toBeLessThanOrEqual(answer?.latencyMs ?? 0);
    expect(endpoint.asked[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    expect(endpoint.asked[0]?.headers.accept).toBe("text/event-stream");
  });

  it("may have its usage on the last chunk, reasoning beside it, and no [DONE]", async () => {
    endpoint.answer((_, response) =>
      sendEvents(response, [
        chunk({ reasoning_content: "hm" }),
        chunk({ reasoning: "!" }),
        chunk({ content: "a" }, { usage }, "stop"),
      ]),
    );
    const { pieces, answer } = await gather();
    expect(pieces).toEqual(["reasoning: hm", "reasoning: !", "text: a"]);
    expect(answer).toMatchObject({ text: "a", reasoning: "hm!", usage: { outputTokens: 2 } });
  });

  it("puts tool calls together, and takes the first of several choices", async () => {
    const call = (piece: Record<string, Json>) => chunk({ tool_calls: [{ index: 0, ...piece }] });
    endpoint.answer((_, response) =>
      sendEvents(response, [
        call({ id: "1", function: { name: "f", arguments: "" } }),
        call({ function: { arguments: '{"a"' } }),
        { choices: [{ index: 1, delta: { content: "another" } }] },
        call({ function: { arguments: ":1}" } }),
        chunk({}, {}, "tool_calls"),
        "[DONE]",
      ]),
    );
    const { answer } = await gather();
    expect(answer).toMatchObject({ text: "", toolCalls: [{ id: "1", name: "f", arguments: '{"a":1}' }] });
    expect(answer?.usage.isEstimated).toBe(true);
  });

  it("may come whole from a server that knows no streaming", async () => {
    endpoint.answer((_, response) => sendJson(response, completion("whole")));
    expect(await gather()).toMatchObject({ pieces: ["text: whole"], answer: { text: "whole", finishReason: "stop" } });
  });

  it("is asked for again without stream_options where they are unknown", async () => {
    endpoint.answer(({ body }, response) => {
      if (JSON.stringify(body).includes("stream_options"))
        return sendJson(
          response,
          { detail: [{ loc: ["body", "stream_options"], msg: "Extra inputs are not permitted" }] },
          422,
        );
      sendEvents(response, [chunk({ content: "a" }, {}, "stop")]);
    });
    expect(await gather()).toMatchObject({ pieces: ["text: a"] });
  });

  it.each([
    [{ error: { message: `rate limited ${TEST_KEY}`, code: 429 } }, "limited"],
    [{ error: { message: "overloaded", type: "server_error" } }, "server"],
    [{ error: { message: "too long", code: "context_length_exceeded" } }, "refused"],
    [{ error: "something" }, "server"],
  ] as const)("names an error inside it: %j", async (inside, kind) => {
    endpoint.answer((_, response) => sendEvents(response, [chunk({ content: "a" }), inside]));
    const { pieces, error } = await gather();
    expect(pieces).toEqual(["text: a"]);
    expect(error).toBeInstanceOf(StreamBroken);
    expect(error).toMatchObject({ kind, partial: { text: "a", usage: { isEstimated: true } } });
    expect(error?.message).not.toContain(TEST_KEY);
  });

  it("is broken when it ends in the middle, cleanly or not", async () => {
    endpoint.answer((_, response) => sendEvents(response, [chunk({ content: "a" })]));
    expect((await gather()).error).toMatchObject({ kind: "network", isRetryable: true, partial: { text: "a" } });
    endpoint.answer((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(chunk({ content: "a" }))}\n\n`);
      setTimeout(() => response.destroy(), 10);
    });
    expect((await gather()).error).toMatchObject({ kind: "network", partial: { text: "a" } });
  });

  it("is refused before the first piece as any other call", async () => {
    endpoint.answer((_, response) => sendJson(response, { error: { message: "no" } }, 401));
    const { error } = await gather();
    expect(error).toMatchObject({ kind: "refused", status: 401 });
    expect(error).not.toBeInstanceOf(StreamBroken);
    endpoint.answer((_, response) => sendEvents(response, ["<html>"]));
    expect((await gather()).error).toMatchObject({ kind: "malformed" });
  });

  it("ends the call when its reader has enough", async () => {
    const closed = new Promise<void>((resolve) => {
      endpoint.answer((_, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        const timer = setInterval(() => response.write(`data: ${JSON.stringify(chunk({ content: "a" }))}\n\n`), 5);
        response.once("close", () => {
          clearInterval(timer);
          resolve();
        });
      });
    });
    for await (const piece of chatStream(endpoint.connection(), hello)) {
      expect(piece).toEqual({ type: "text", text: "a" });
      break;
    }
    await closed;
  });
});
