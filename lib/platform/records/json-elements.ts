import type { Json } from "#lib/platform/json-value.ts";
import { type JsonElement, type JsonScanLimits, JsonScanner } from "#lib/platform/records/json-scanner.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";
import { looksLikeUtf16 } from "#lib/platform/utf8.ts";

export const JSON_SCAN_LIMITS: JsonScanLimits = {
  maxElementBytes: 32 * 2 ** 20,
  maxRestBytes: 32 * 2 ** 20,
  maxDepth: 64,
  maxKeys: 1_000_000,
};

/**
 * Reads a JSON file whose bulk stands in a few lists, an element at a time: what is held in memory is one element and what stands
 * outside of the lists. As tolerant as `parseTolerantJson`.
 *
 * @param lists their places from the root; an empty path is the file itself. One that is not there, or is no list, is a part of the rest.
 * @returns everything outside of the lists, once all elements have been handed out; a list that was handed out is empty in it.
 * @throws RecordError
 */
export async function* readJsonElements(
  source: AsyncIterable<Uint8Array>,
  lists: readonly (readonly string[])[],
  limits: Partial<JsonScanLimits> = {},
): AsyncGenerator<readonly JsonElement[], Json> {
  const scanner = new JsonScanner(lists, { ...JSON_SCAN_LIMITS, ...limits });
  for await (const piece of withoutMark(source)) {
    const elements = scanner.feed(piece);
    if (elements.length > 0) yield elements;
  }
  scanner.end();
  return scanner.rest ?? null;
}

/** Reads all elements one by one, and returns the rest of the file. */
export async function eachJsonElement(
  source: AsyncIterable<Uint8Array>,
  lists: readonly (readonly string[])[],
  take: (element: JsonElement) => Promise<void> | void,
  limits: Partial<JsonScanLimits> = {},
): Promise<Json> {
  const batches = readJsonElements(source, lists, limits);
  try {
    for (;;) {
      const { done, value } = await batches.next();
      if (done) return value;
      for (const element of value) await take(element);
    }
  } finally {
    await batches.return(null);
  }
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

async function* withoutMark(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const { buffer, byteOffset, byteLength } of source) {
    const piece: Buffer = Buffer.from(buffer, byteOffset, byteLength);
    if (!start) yield piece;
    else {
      start = Buffer.concat([start, piece]);
      if (start.length < MARK.length) continue;
      yield checked(start);
      start = null;
    }
  }
  if (start && start.length > 0) yield checked(start);
}

function checked(start: Buffer): Buffer {
  if (looksLikeUtf16(start))
    throw new RecordError("encoding.utf-16", "The file is UTF-16. Save it as UTF-8 and send it again.", 1);
  return start.subarray(0, MARK.length).equals(MARK) ? start.subarray(MARK.length) : start;
}
