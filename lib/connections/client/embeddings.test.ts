import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { embeddings } from "#lib/connections/client/embeddings.ts";
import { type Endpoint, sendJson, startEndpoint } from "#lib/connections/testing/endpoint.ts";
import type { Json } from "#lib/platform/json-value.ts";

let endpoint: Endpoint;

beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.close());

const answer = (...data: Json[]) => endpoint.answer((_, response) => sendJson(response, { object: "list", data }));
const vector = (index: number, embedding: Json) => ({ object: "embedding", index, embedding });

describe("embeddings", () => {
  it("come in the order of the texts", async () => {
    endpoint.answer((_, response) =>
      sendJson(response, {
        model: "embedder-1",
        data: [vector(1, [0.5, 0.25]), vector(0, [1, 0])],
        usage: { prompt_tokens: 1_000_000 },
      }),
    );
    const found = await embeddings(endpoint.connection(), { model: "embedder", input: ["a", "b"], dimensions: 2 });
    expect(found.vectors.map((one) => [...one])).toEqual([
      [1, 0],
      [0.5, 0.25],
    ]);
    expect(found).toMatchObject({ model: "embedder-1", usage: { inputTokens: 1_000_000 }, costUsd: 1 });
    expect(endpoint.asked[0]).toMatchObject({
      path: "/v1/embeddings",
      body: { model: "embedder", input: ["a", "b"], encoding_format: "float", dimensions: 2 },
    });
  });

  it("may come as base64", async () => {
    answer(vector(0, Buffer.from(Float32Array.of(1, -0.5).buffer).toString("base64")));
    const { vectors, usage } = await embeddings(endpoint.connection(), { input: ["a text"] });
    expect([...(vectors[0] ?? [])]).toEqual([1, -0.5]);
    expect(usage).toMatchObject({ inputTokens: 2, isEstimated: true });
  });

  it.each([
    ["too few", [vector(0, [1])]],
    ["one twice", [vector(0, [1]), vector(0, [1])]],
    ["of different lengths", [vector(0, [1]), vector(1, [1, 2])]],
    ["empty", [vector(0, []), vector(1, [])]],
    ["without numbers", [vector(0, [1]), vector(1, ["x"])]],
    ["cut off", [vector(0, [1]), vector(1, "AAA=")]],
    ["beyond the texts", [vector(0, [1]), vector(7, [1])]],
  ])("are refused when they are %s", async (_, data) => {
    answer(...data);
    const call = embeddings(endpoint.connection(), { input: ["a", "b"] });
    await expect(call).rejects.toMatchObject({ kind: "malformed" });
  });
});
