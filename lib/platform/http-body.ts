import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";

export type BodyLimits = {
  /** Most bytes on the wire. */
  maxBytes: number;
  /** Most bytes once decompressed. */
  maxDecodedBytes: number;
};

export type BodyRefusal = "too-large" | "bad-encoding" | "unsupported-encoding";

/** What turns out to be wrong with a body while it is read; `refusingBody` makes it a refusal. */
export class BodyError extends Error {
  override name = "BodyError";
  readonly refusal: Refusal<BodyRefusal>;
  constructor(refusal: Refusal<BodyRefusal>) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/**
 * A request's body as its bytes arrive, gunzipped when `Content-Encoding` says so. Both limits are watched meanwhile, and the
 * sender is held back while the reader is busy, so memory does not depend on the body's size.
 *
 * Reading it throws a BodyError where the body turns out wrong, and the network's error when the client hangs up.
 *
 * @returns a refusal for what the headers alone tell.
 */
export async function openBody(
  request: Request,
  limits: BodyLimits,
): Promise<Outcome<AsyncIterable<Uint8Array>, BodyRefusal>> {
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
  if (!request.body) return accept(nothing());
  const sent = bounded(request.body, maxOnWire);
  return accept(compressed ? bounded(gunzipped(sent), limits.maxDecodedBytes) : sent);
}

/** Runs what reads a body, and turns what was wrong with the body into its refusal. */
export async function refusingBody<T, R extends string>(
  read: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | BodyRefusal>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof BodyError) return error.refusal;
    throw error;
  }
}

/**
 * Reads a request's body whole: neither a long one nor a small one that inflates without end is ever held in memory.
 *
 * A client that hangs up in the middle makes this throw: nobody is left to hear a refusal.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Outcome<Uint8Array, BodyRefusal>> {
  const body = await openBody(request, limits);
  if (!body.ok) return body;
  return refusingBody(async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body.value) chunks.push(chunk);
    return accept(chunks.length === 0 ? new Uint8Array() : Buffer.concat(chunks));
  });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Leaving it early, as an error does, cancels the stream behind it. */
async function* bounded(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  for await (const chunk of body) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw new BodyError(tooLarge(maxBytes));
    yield chunk;
  }
}

async function* gunzipped(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const fed = pipeline(Readable.from(body), gunzip);
  // What breaks the pipeline breaks the loop below too, with the same error.
  fed.catch(() => undefined);
  try {
    yield* gunzip;
  } catch (error) {
    if (error instanceof Error && "code" in error && `${error.code}`.startsWith("Z_"))
      throw new BodyError(refuse("bad-encoding", "The body is not valid gzip."));
    throw error;
  } finally {
    gunzip.destroy();
  }
}

function tooLarge(maxBytes: number): Refusal<"too-large"> {
  return refuse("too-large", `The body is larger than ${(maxBytes / 2 ** 20).toFixed(1)} MiB; send smaller batches.`);
}
