import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTolerantJson } from "#lib/platform/json.ts";
import { member } from "#lib/platform/json-value.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseTolerantJson(bytesOf(text));

describe("a JSON file", () => {
  it("reads as JSON.parse reads it, however it is laid out", () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), fc.constantFrom(undefined, 1, "\t"), (json, space) => {
        const value = JSON.parse(json);
        const text = JSON.stringify(value, null, space);
        for (const laidOut of [text, text.replaceAll("\n", "\r\n"), `\ufeff${text}\n`]) {
          expect(parse(laidOut)).toEqual({ ok: true, value: { value, nonFinite: new Map(), warnings: [] } });
        }
      }),
    );
  });

  it("is read or refused, never thrown over, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(typeof parseTolerantJson(bytes).ok).toBe("boolean");
      }),
    );
    const fragment = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "\\",
      "1",
      "-",
      ".5",
      "NaN",
      "-Infinity",
      "null",
      " ",
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (fragments) => {
        const text = fragments.join("");
        const read = parse(text);
        if (!text.includes("NaN") && !text.includes("Infinity")) expect(read.ok).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps the numbers that Python writes and JSON does not have", () => {
    const read = parse('{"a/b,none": NaN, "list": [1, Infinity, -Infinity], "big": 1e999, "text": "NaN, Infinity"}');
    expect(read).toMatchObject({
      value: {
        value: { "a/b,none": null, list: [1, null, null], big: null, text: "NaN, Infinity" },
        nonFinite: new Map([
          ["/a~1b,none", "NaN"],
          ["/list/1", "+Inf"],
          ["/list/2", "-Inf"],
          ["/big", "+Inf"],
        ]),
      },
    });
  });

  it("lets the last of two equal keys win, and says so", () => {
    expect(parse('{"a": {"b": 1, "b": 2}}')).toMatchObject({
      value: { value: { a: { b: 2 } }, warnings: ["a.b is there twice; the last one counts."] },
    });
  });

  it("cannot reach a prototype", () => {
    const read = parse('{"__proto__": {"polluted": true}}');
    const value = read.ok ? read.value.value : null;
    expect(member(value, "polluted")).toBeUndefined();
    expect(member(value, "__proto__")).toEqual({ polluted: true });
    expect(member(value, "constructor")).toBeUndefined();
  });
});

describe("a faulty JSON file", () => {
  it.each([
    ["", "json.empty", "The file is empty."],
    [" \r\n", "json.empty", "The file is empty."],
    [
      '{"a": 1,\n "b": [1, 2',
      "json.truncated",
      "The file ends where a comma or ] should be (line 2, column 12, in b).",
    ],
    [
      '{"a": {"b": "x',
      "json.truncated",
      "The file ends where the closing quote of a string should be (line 1, column 15, in a.b).",
    ],
    ['{\r\n"a": 01}', "json.syntax", 'There is "1" where a comma or } should be (line 2, column 7).'],
    ['{"a": tru', "json.truncated", "The file ends in the middle of a value (line 1, column 7, in a)."],
    ["{'a': 1}", "json.syntax", `There is "'" where a key in double quotes should be (line 1, column 2).`],
    ['{"a": 1,}', "json.syntax", 'There is "}" where a value after the comma should be (line 1, column 9).'],
    ['{"a" 1}', "json.syntax", 'There is "1" where : should be (line 1, column 6).'],
    ['{"a": None}', "json.syntax", 'There is "N" where a value should be (line 1, column 7, in a).'],
    ['["\\x"]', "json.syntax", 'There is "x" where an escape sequence should be (line 1, column 4, in 0).'],
    [
      '["a\nb"]',
      "json.syntax",
      'There is "\\n" where the closing quote of a string should be (line 1, column 4, in 0).',
    ],
    ['{"a": 1}\n{"a": 2}', "json.more-text", "There is more text after the end of the JSON value (line 2, column 1)."],
  ])("%j is refused as %s", (text, reason, message) => {
    expect(parse(text)).toMatchObject({ ok: false, reason, message });
  });

  it("is refused when nested too deep, or with too many keys", () => {
    expect(parse(`${"[".repeat(64)}${"]".repeat(64)}`).ok).toBe(true);
    expect(parse("[".repeat(1_000_000))).toMatchObject({ reason: "json.too-deep" });
    expect(parseTolerantJson(bytesOf('{"a":1,"b":2}'), { maxKeys: 1 })).toMatchObject({ reason: "json.too-many-keys" });
  });
});

describe("an encoding", () => {
  it.each([
    ["UTF-16 with a mark", [0xff, 0xfe, 0x7b, 0x00], "encoding.utf-16"],
    ["UTF-16 without one", [0x7b, 0x00, 0x7d, 0x00], "encoding.utf-16"],
    ["big-endian UTF-16", [0x00, 0x7b, 0x00, 0x7d], "encoding.utf-16"],
    ["Latin-1", [0x22, 0xe9, 0x22], "encoding.utf-8"],
  ])("%s is refused", (_, bytes, reason) => {
    expect(parseTolerantJson(new Uint8Array(bytes))).toMatchObject({ ok: false, reason });
  });

  it("names the first wrong byte, past marks and replacement characters that are really there", () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf('"\ufffdé'), 0xc3, 0x22]);
    expect(parseTolerantJson(bytes)).toMatchObject({ message: expect.stringContaining("byte 9 is wrong") });
    expect(parse('"\ufffd"')).toMatchObject({ ok: true, value: { value: "\ufffd" } });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
