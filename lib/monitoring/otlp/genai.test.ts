import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isContent, storableAttributes } from "#lib/monitoring/otlp/content.ts";
import { readGenAi } from "#lib/monitoring/otlp/genai.ts";
import { type AttributeValue, type DecodedSpan, emptyScope } from "#lib/monitoring/otlp/span.ts";

function spanWith(
  attributes: Record<string, AttributeValue>,
  resource: Record<string, AttributeValue> = {},
): DecodedSpan {
  return {
    traceId: "5b8efff798038103d269b633813fc60c",
    spanId: "eee19b7ec3c1b174",
    parentSpanId: "",
    name: "chat gpt-4o",
    kind: 3,
    startNs: 1_790_000_000_000_000_000n,
    endNs: 1_790_000_001_000_000_000n,
    status: "unset",
    attributes: new Map(Object.entries(attributes)),
    resource: new Map(Object.entries(resource)),
    scope: emptyScope(),
    fault: undefined,
  };
}

describe("readGenAi", () => {
  test.each([
    [
      "today's conventions",
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-4o",
        "gen_ai.response.model": "gpt-4o-2024-08-06",
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 20,
        "gen_ai.usage.cache_read.input_tokens": 60,
        "gen_ai.usage.reasoning.output_tokens": 5,
        "gen_ai.response.time_to_first_chunk": 0.25,
        "gen_ai.conversation.id": "c-1",
      },
      {
        operation: "chat",
        provider: "openai",
        requestModel: "gpt-4o",
        responseModel: "gpt-4o-2024-08-06",
        inputTokens: 100,
        outputTokens: 20,
        cacheReadTokens: 60,
        reasoningTokens: 5,
        timeToFirstTokenMs: 250,
        conversationId: "c-1",
      },
    ],
    [
      "deprecated names",
      {
        "gen_ai.system": "vertex_ai",
        "gen_ai.request.model": "gemini-2.5-pro",
        "gen_ai.usage.prompt_tokens": "7",
        "gen_ai.usage.completion_tokens": 2.0,
      },
      { operation: "chat", provider: "gcp.vertex_ai", inputTokens: 7, outputTokens: 2, timeToFirstTokenMs: null },
    ],
    [
      "OpenInference",
      {
        "openinference.span.kind": "LLM",
        "llm.provider": "anthropic",
        "llm.model_name": "claude-opus-4-5",
        "llm.token_count.prompt": 9,
        "llm.token_count.completion": 4,
        "llm.token_count.prompt_details.cache_read": 3,
        "session.id": "s-1",
      },
      {
        operation: "chat",
        provider: "anthropic",
        requestModel: "claude-opus-4-5",
        inputTokens: 9,
        outputTokens: 4,
        cacheReadTokens: 3,
        conversationId: "s-1",
      },
    ],
    [
      "OpenLLMetry",
      {
        "gen_ai.system": "OpenAI",
        "llm.request.type": "completion",
        "gen_ai.request.model": "gpt-3.5-turbo",
        "gen_ai.usage.cache_read_input_tokens": 1,
      },
      { operation: "text_completion", provider: "openai", requestModel: "gpt-3.5-turbo", cacheReadTokens: 1 },
    ],
    [
      "an OpenLLMetry workflow",
      { "traceloop.span.kind": "workflow", "traceloop.entity.name": "answer" },
      { operation: "invoke_workflow", requestModel: null, inputTokens: null },
    ],
    [
      "a call of the Vercel AI SDK",
      {
        "ai.operationId": "ai.streamText.doStream",
        "ai.model.provider": "openai.chat",
        "ai.model.id": "gpt-4o-mini",
        "ai.usage.promptTokens": 11,
        "ai.usage.completionTokens": 12,
        "ai.response.msToFirstChunk": 310.5,
      },
      {
        operation: "chat",
        provider: "openai",
        requestModel: "gpt-4o-mini",
        inputTokens: 11,
        outputTokens: 12,
        timeToFirstTokenMs: 310.5,
      },
    ],
    [
      "the Vercel AI SDK's span around the call, which repeats its usage",
      { "ai.operationId": "ai.streamText", "ai.model.id": "gpt-4o-mini", "ai.usage.promptTokens": 11 },
      { operation: "invoke_workflow" },
    ],
    [
      "several dialects at once",
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.usage.input_tokens": 1,
        "gen_ai.usage.prompt_tokens": 2,
        "llm.token_count.prompt": 3,
        "ai.usage.promptTokens": 4,
        "llm.model_name": "second",
        "gen_ai.request.model": "first",
      },
      { inputTokens: 1, requestModel: "first" },
    ],
    [
      "nonsense, which is passed over",
      {
        "gen_ai.operation.name": "chat",
        "gen_ai.usage.input_tokens": -5,
        "gen_ai.usage.prompt_tokens": "many",
        "llm.token_count.prompt": 3,
        "gen_ai.usage.output_tokens": "NaN",
        "gen_ai.request.model": "  ",
        "gen_ai.response.time_to_first_chunk": "",
      },
      { inputTokens: 3, outputTokens: null, requestModel: null, timeToFirstTokenMs: null },
    ],
  ])("reads %s", (_name, attributes, read) => {
    expect(readGenAi(spanWith(attributes))).toMatchObject({ isGenAi: true, ...read });
  });

  test("a span of plain HTTP is not about a model", () => {
    expect(readGenAi(spanWith({ "http.request.method": "GET", "server.address": "example.org" }))).toMatchObject({
      isGenAi: false,
      operation: "",
    });
  });

  test("the application is the resource's service", () => {
    expect(readGenAi(spanWith({}, { "service.name": "support-bot" })).application).toBe("support-bot");
    expect(readGenAi(spanWith({})).application).toBe("unknown_service");
  });

  test.each(["constructor", "toString", "__proto__"])("%s is no operation", (name) => {
    expect(readGenAi(spanWith({ "ai.operationId": `x.${name}` })).operation).toBe("invoke_workflow");
    expect(readGenAi(spanWith({ "traceloop.span.kind": name })).operation).toBe("");
  });
});

describe("storableAttributes", () => {
  test.each([
    "gen_ai.input.messages",
    "gen_ai.prompt",
    "gen_ai.prompt.0.content",
    "gen_ai.completion.12.content",
    "llm.input_messages.0.message.content",
    "input.value",
    "traceloop.entity.output",
    "ai.prompt.messages",
    "ai.response.text",
    "retrieval.documents.3.document.content",
    "http.request.header.authorization",
  ])("%s is content and not stored", (key) => {
    expect(isContent(key)).toBe(true);
    expect(storableAttributes(new Map([[key, "secret"]]))).toEqual({});
  });

  test.each(["gen_ai.prompt.name", "gen_ai.request.model", "ai.model.id", "input.mime_type", "llm.model_name"])(
    "%s is kept",
    (key) => {
      expect(storableAttributes(new Map([[key, "kept"]]))).toEqual({ [key]: "kept" });
    },
  );

  test("a long text is cut", () => {
    const { note } = storableAttributes(new Map([["note", "n".repeat(5000)]]));
    expect(note).toHaveLength(1025);
  });

  test("whatever comes in, at most 128 attributes and 16 KiB of JSON go out", () => {
    const value = fc.oneof(fc.string({ maxLength: 3000 }), fc.array(fc.string()), fc.integer());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), value), { maxLength: 300, size: "max" }), (entries) => {
        const stored = storableAttributes(new Map<string, AttributeValue>(entries));
        expect(Object.keys(stored).length).toBeLessThanOrEqual(128);
        expect(JSON.stringify(stored).length).toBeLessThanOrEqual(16_384);
      }),
      { numRuns: 50 },
    );
  });
});
