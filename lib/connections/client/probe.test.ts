import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { probe } from "#lib/connections/client/probe.ts";
import { probeSentence } from "#lib/connections/rules.ts";
import { completion, type Endpoint, sendJson, startEndpoint, TEST_KEY } from "#lib/connections/testing/endpoint.ts";
import type { Json } from "#lib/platform/json-value.ts";

let endpoint: Endpoint;

beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.close());

describe("a probe", () => {
  it.each([
    ["OpenAI's", { object: "list", data: [{ id: "b" }, { id: "a" }] }],
    ["a bare list", [{ id: "a" }, { id: "b" }, { nothing: 1 }]],
    ["models by name", { models: [{ name: "a" }, { name: "b" }] }],
  ] as [string, Json][])("reads the models of %s", async (_, list) => {
    endpoint.answer((__, response) => sendJson(response, list));
    expect(await probe(endpoint.connection())).toMatchObject({ ok: true, models: ["a", "b"] });
    expect(endpoint.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /v1/models"]);
  });

  it.each([404, 405, 400])("asks for one token where the list answers %i", async (status) => {
    endpoint.answer(({ path }, response) =>
      path.endsWith("/models") ? sendJson(response, {}, status) : sendJson(response, completion("H")),
    );
    expect(await probe(endpoint.connection())).toMatchObject({ ok: true, models: [] });
    expect(endpoint.asked[1]?.body).toMatchObject({ model: "test-model", max_tokens: 1 });
  });

  it("says what is wrong, and never the key", async () => {
    endpoint.answer((_, response) => sendJson(response, { error: { message: `Wrong key: ${TEST_KEY}` } }, 401));
    expect(await probe(endpoint.connection())).toEqual({
      ok: false,
      message: "Test endpoint answers 401: Wrong key: [key]",
    });
    endpoint.answer((_, response) => sendJson(response, { data: [{ id: `m-${TEST_KEY}` }] }));
    expect(await probe(endpoint.connection())).toMatchObject({ models: ["m-[key]"] });
    const closed = endpoint.connection({ policy: { allowed: [], onlyAllowed: false } });
    expect(await probe(closed)).toMatchObject({ ok: false, message: expect.stringContaining("An admin can allow") });
  });

  it.each([
    [{ ok: true, latencyMs: 9, models: ["m", "n"] }, "It answers in 9 ms and lists 2 models, m among them."],
    [{ ok: true, latencyMs: 9, models: ["n"] }, "It answers in 9 ms and lists one model; m is not among them."],
    [{ ok: true, latencyMs: 9, models: [] }, "It answers in 9 ms; it has no list of models, and m answers."],
    [{ ok: false, message: "It does not answer." }, "It does not answer."],
  ] as const)("reads as a sentence: %j", (found, sentence) => {
    expect(probeSentence(found, "m")).toBe(sentence);
  });
});
