import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventReader, eventsIn } from "#lib/connections/client/sse.ts";

async function* cut(bytes: Uint8Array, at: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [...new Set(at.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, bytes.length]) {
    yield bytes.subarray(from, to);
    from = to;
  }
}

const read = (text: string, at: readonly number[] = []) =>
  Array.fromAsync(eventsIn(cut(new TextEncoder().encode(text), at)));

describe("server-sent events", () => {
  it.each([
    ["one", "data: a\n\n", ["a"]],
    ["without a space", "data:a\n\n", ["a"]],
    ["one space only", "data:  a\n\n", [" a"]],
    ["of several lines", "data: a\ndata: b\n\n", ["a\nb"]],
    ["with CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]],
    ["with CR", "data: a\r\rdata: b\r\r", ["a", "b"]],
    ["with a byte order mark", "\uFEFFdata: a\n\n", ["a"]],
    ["among comments", ": keep-alive\n\n: OPENROUTER PROCESSING\n\ndata: a\n\n", ["a"]],
    ["with other fields", "event: x\nid: 1\nretry: 5\ndata: a\n\n", ["a"]],
    ["without data", "event: ping\n\n", []],
    ["empty", "data\n\ndata:\n\n", ["", ""]],
    ["never closed", "data: a\n\ndata: b", ["a", "b"]],
    ["none", "", []],
  ])("%s", async (_, text, events) => {
    expect(await read(text)).toEqual(events);
  });

  it("are the same wherever the bytes are cut", async () => {
    const line = fc.string({ unit: "binary" }).map((text) => text.replace(/[\r\n\uFEFF]|\p{Cs}/gu, ""));
    const event = fc.array(line, { minLength: 1, maxLength: 3 });
    const stream = fc.record({
      events: fc.array(event, { maxLength: 6 }),
      end: fc.constantFrom("\n", "\r\n", "\r"),
      cuts: fc.array(fc.nat(), { maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(stream, async ({ events, end, cuts }) => {
        const text = events
          .map((lines) => `: a comment${end}${lines.map((data) => `data: ${data}${end}`).join("")}${end}`)
          .join("");
        expect(await read(text, cuts)).toEqual(events.map((lines) => lines.join("\n")));
      }),
    );
  });

  it("reads a long line that comes in many pieces", () => {
    const reader = new EventReader();
    // Searched anew from its beginning with each piece, a line of 10 MB would take minutes.
    reader.push("data: ");
    for (let piece = 0; piece < 20_000; piece += 1) reader.push("x".repeat(500));
    expect(reader.push("\n\n")).toEqual(["x".repeat(10_000_000)]);
  });
});
