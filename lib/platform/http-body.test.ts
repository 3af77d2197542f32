import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBody } from "#lib/platform/http-body.ts";

const LIMITS = { maxBytes: 1000, maxDecodedBytes: 5000 };

/** A body that arrives in chunks without a Content-Length, as exporters send it. */
function chunked(bytes: Uint8Array, headers: Record<string, string> = {}, chunkBytes = 100): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += chunkBytes) controller.enqueue(bytes.subarray(at, at + chunkBytes));
      controller.close();
    },
  });
  return new Request("http://cairn.test/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

const gzip = { "content-encoding": "gzip" };

describe("readBody", () => {
  test("returns what was sent, however it is cut and whether compressed or not", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 900 }),
        fc.integer({ min: 1, max: 300 }),
        fc.boolean(),
        async (sent, chunkBytes, compressed) => {
          const request = compressed ? chunked(gzipSync(sent), gzip, chunkBytes) : chunked(sent, {}, chunkBytes);
          const body = await readBody(request, LIMITS);
          expect(body.ok && Buffer.from(body.value).equals(sent)).toBe(true);
        },
      ),
    );
  });

  test("an absent body is an empty one", async () => {
    const body = await readBody(new Request("http://cairn.test/", { method: "POST" }), LIMITS);
    expect(body).toEqual({ ok: true, value: new Uint8Array() });
  });

  test.each([
    ["a plain body over the limit", chunked(new Uint8Array(1001)), "too-large"],
    ["a declared length over the limit", chunked(new Uint8Array(1), { "content-length": "1001" }), "too-large"],
    ["a small body that inflates without end", chunked(gzipSync(new Uint8Array(500_000)), gzip), "too-large"],
    ["a compressed body over the limit on the wire", chunked(new Uint8Array(1001).fill(0x1f), gzip, 2000), "too-large"],
    ["bytes that are no gzip", chunked(Buffer.from("{}"), gzip), "bad-encoding"],
    ["gzip cut short", chunked(gzipSync(Buffer.from("a".repeat(400))).subarray(0, 15), gzip), "bad-encoding"],
    ["brotli", chunked(brotliCompressSync(Buffer.from("{}")), { "content-encoding": "br" }), "unsupported-encoding"],
    ["gzip twice", chunked(new Uint8Array(1), { "content-encoding": "gzip, gzip" }), "unsupported-encoding"],
  ])("refuses %s", async (_name, request, reason) => {
    expect(await readBody(request, LIMITS)).toMatchObject({ ok: false, reason });
  });
});
