import { createGunzip } from "node:zlib";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";

export type BodyLimits = {
  /** Most bytes on the wire. */
  maxBytes: number;
  /** Most bytes once decompressed: what the caller must be able to hold in memory. */
  maxDecodedBytes: number;
};

export type BodyRefusal = "too-large" | "bad-encoding" | "unsupported-encoding";

/**
 * Reads a request's body, gunzipped when `Content-Encoding` says so. Both limits are watched while the bytes arrive, so
 * neither a long body nor a small one that inflates without end is ever held in memory.
 *
 * A client that hangs up in the middle makes this throw: nobody is left to hear a refusal.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Outcome<Uint8Array, BodyRefusal>> {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  const compressed = encoding === "gzip" || encoding === "x-gzip";
  if (!compressed && encoding !== "identity") {
    await request.body?.cancel();
    return refuse("unsupported-encoding", `Content-Encoding ${encoding} is not supported; send gzip or none.`);
  }
  const maxOnWire = compressed ? limits.maxBytes : Math.min(limits.maxBytes, limits.maxDecodedBytes);
  if (Number(request.headers.get("content-length")) > maxOnWire) {
    await request.body?.cancel();
    return tooLarge(maxOnWire);
  }
  if (!request.body) return accept(new Uint8Array());
  return compressed ? readGzip(request.body, limits) : readPlain(request.body, maxOnWire);
}

async function readPlain(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Outcome<Uint8Array, BodyRefusal>> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of body) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return accept(Buffer.concat(chunks, sizeBytes));
}

async function readGzip(
  body: ReadableStream<Uint8Array>,
  limits: BodyLimits,
): Promise<Outcome<Uint8Array, BodyRefusal>> {
  const gunzip = createGunzip();
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  let refusal: Refusal<BodyRefusal> | undefined;
  const ended = new Promise<void>((resolve) => {
    gunzip.on("close", resolve);
    gunzip.on("error", () => {
      refusal ??= refuse("bad-encoding", "The body is not valid gzip.");
    });
    gunzip.on("data", (chunk: Uint8Array) => {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limits.maxDecodedBytes) {
        refusal ??= tooLarge(limits.maxDecodedBytes);
        gunzip.destroy();
      } else chunks.push(chunk);
    });
  });
  try {
    let receivedBytes = 0;
    for await (const chunk of body) {
      receivedBytes += chunk.byteLength;
      if (receivedBytes > limits.maxBytes) refusal ??= tooLarge(limits.maxBytes);
      if (refusal) break;
      // Waiting for each chunk is the back-pressure: at most one is in the decompressor.
      await new Promise<void>((resolve) => {
        gunzip.once("close", resolve);
        gunzip.write(chunk, () => {
          gunzip.off("close", resolve);
          resolve();
        });
      });
    }
    if (refusal) gunzip.destroy();
    else gunzip.end();
    await ended;
  } finally {
    gunzip.destroy();
  }
  return refusal ?? accept(Buffer.concat(chunks, sizeBytes));
}

function tooLarge(maxBytes: number): Refusal<"too-large"> {
  return refuse("too-large", `The body is larger than ${(maxBytes / 2 ** 20).toFixed(1)} MiB; send smaller batches.`);
}
