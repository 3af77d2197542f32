import { type CallOptions, callEndpoint, readJson } from "#lib/connections/client/call.ts";
import { CallError } from "#lib/connections/client/call-error.ts";
import { stringIn, throwErrorIn } from "#lib/connections/client/chat-answer.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { costUsd, estimateUsage, readUsage, type TokenUsage } from "#lib/connections/client/usage.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

export type EmbeddingRequest = {
  /** The connection's default when left out, which seldom is one for embeddings. */
  readonly model?: string;
  /** A few hundred at most, and none empty; endpoints refuse more. */
  readonly input: readonly string[];
  readonly dimensions?: number;
};

export type EmbeddingAnswer = {
  /** One a text, in the order of the input, all of the same length. */
  readonly vectors: readonly Float32Array[];
  readonly model: string;
  readonly usage: TokenUsage;
  readonly costUsd: number | null;
  readonly latencyMs: number;
};

/** The vectors of some texts. @throws CallError */
export async function embeddings(
  connection: OpenConnection,
  { model = connection.defaultModel, input, dimensions }: EmbeddingRequest,
  options: CallOptions = {},
): Promise<EmbeddingAnswer> {
  const began = performance.now();
  const body = { model, input, encoding_format: "float", ...(dimensions ? { dimensions } : {}) };
  const json = await readJson(connection, await callEndpoint(connection, { ...options, path: "/embeddings", body }));
  throwErrorIn(connection, json);
  const usage = readUsage(member(json, "usage")) ?? estimateUsage(input.join("\n"), "");
  return {
    vectors: vectorsIn(connection, member(json, "data"), input.length),
    model: stringIn(json, "model") ?? model,
    usage,
    costUsd: costUsd(connection.prices, usage),
    latencyMs: performance.now() - began,
  };
}

function vectorsIn({ name }: OpenConnection, data: Json | undefined, count: number): Float32Array[] {
  const malformed = (what: string) => new CallError("malformed", `${name} answers ${what}.`);
  if (!Array.isArray(data) || data.length !== count)
    throw malformed(`${Array.isArray(data) ? data.length : "no"} embeddings for ${count} texts`);
  const vectors: Float32Array[] = [];
  data.forEach((item: Json, position) => {
    const index = Number(member(item, "index") ?? position);
    const vector = vectorOf(member(item, "embedding"));
    if (vector && Number.isInteger(index) && index >= 0 && index < count) vectors[index] = vector;
  });
  const [first] = vectors;
  // Asked one by one, for a hole in an array is not seen by `every`.
  for (let index = 0; index < count; index += 1) {
    if (!vectors[index] || vectors[index]?.length !== first?.length)
      throw malformed("embeddings that do not fit together");
  }
  return vectors;
}

/** A list of numbers, or base64 of little-endian 32-bit floats, which some endpoints send unasked. */
function vectorOf(embedding: Json | undefined): Float32Array | null {
  const vector =
    typeof embedding === "string"
      ? floatsOf(Buffer.from(embedding, "base64"))
      : Array.isArray(embedding)
        ? Float32Array.from(embedding as number[])
        : null;
  return vector && vector.length > 0 && vector.every((value) => Number.isFinite(value)) ? vector : null;
}

function floatsOf(bytes: Buffer): Float32Array | null {
  if (bytes.length % 4 !== 0) return null;
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}
