import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "#lib/platform/json-value.ts";
import { eachJsonElement } from "#lib/platform/records/json-elements.ts";
import type { JsonElement } from "#lib/platform/records/json-scanner.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

async function* pieces(file: string | Uint8Array, size = 3): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string | Uint8Array, lists: string[][], size?: number) {
  const elements: JsonElement[] = [];
  let rest: Json | undefined;
  try {
    rest = await eachJsonElement(pieces(file, size), lists, (element) => void elements.push(element));
  } catch (error) {
    if (error instanceof RecordError) return { elements, rest, error };
    throw error;
  }
  return { elements, rest, error: null };
}

describe("a JSON file read by the elements of its lists", () => {
  it("gives the elements, and the rest of the file as JSON.parse would", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        fc.jsonValue(),
        fc.constantFrom(undefined, 1, 2),
        fc.integer({ min: 1, max: 50 }),
        async (list, other, indent, size) => {
          const file = JSON.stringify(
            { a: other, results: { b: [other], results: list, c: other }, z: null },
            null,
            indent,
          );
          const { elements, rest } = await read(file, [["results", "results"], ["none"]], size);
          const values: Json[] = JSON.parse(JSON.stringify(list));
          expect(elements.map(({ value }) => value)).toEqual(values);
          expect(elements.map(({ index }) => index)).toEqual(values.map((_, index) => index));
          expect(rest).toEqual({ ...JSON.parse(file), results: { ...JSON.parse(file).results, results: [] } });
          expect((await read(JSON.stringify(list), [[]], size)).elements.map(({ value }) => value)).toEqual(values);
        },
      ),
    );
  });

  it("says in which line each begins, and what is no number", async () => {
    const { elements } = await read('\ufeff[\n1,\r\n{"a":\n NaN}\n, "x"]\n', [[]]);
    expect(elements.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect(elements[1]).toMatchObject({ value: { a: null }, nonFinite: new Map([["/a", "NaN"]]) });
  });

  it("hands over what is no list where one was looked for", async () => {
    expect(await read('{"data": {"x": 1}}', [["data"]])).toMatchObject({ elements: [], rest: { data: { x: 1 } } });
    expect(await read("17", [["data"]])).toMatchObject({ rest: 17 });
  });

  it.each([
    ["", "json.empty", 1, undefined],
    ['{"data": [1, 2', "json.truncated", 1, "data.1"],
    ['{"data": [1,\n {"a": "', "json.truncated", 2, "data.1"],
    ['{"data": [1, 2]', "json.truncated", 1, "data"],
    ['{"data": [1 2]}', "json.syntax", 1, "data.1"],
    ['{"data": [1, oops]}', "json.syntax", 1, "data.1"],
    ['{"data": [1,]}', "json.syntax", 1, "data.1"],
    ['{"data": [], }', "json.syntax", 1, "data"],
    ["{data: []}", "json.syntax", 1, undefined],
    ['{"data": []} {}', "json.more-text", 1, undefined],
    ['{"data": [{"a": [1}]}', "json.syntax", 1, "data.0.a"],
  ])("is refused by line and place: %j", async (file, reason, line, field) => {
    for (const size of [1, 4, 1000])
      expect((await read(file, [["data"]], size)).error).toMatchObject({ reason, line, field });
  });

  it("is UTF-8, and within its limits", async () => {
    const latin = Buffer.concat([Buffer.from('[1,\n"'), Buffer.from([0xe4]), Buffer.from('"]')]);
    expect((await read(latin, [[]])).error).toMatchObject({ reason: "encoding.utf-8", line: 2 });
    expect((await read(Buffer.from("\ufeff[1]", "utf16le"), [[]])).error).toMatchObject({ reason: "encoding.utf-16" });
    const large = { limits: { maxElementBytes: 100, maxRestBytes: 50 } };
    const drain = async (file: string) =>
      eachJsonElement(pieces(file), [["data"]], () => undefined, large.limits).then(
        () => null,
        (error: RecordError) => error,
      );
    expect(await drain(`{"data": ["${"x".repeat(200)}"]}`)).toMatchObject({
      reason: "records.too-large",
      field: "data.0",
    });
    expect(await drain(`{"data": ["${"x".repeat(60)}"], "b": "${"x".repeat(60)}"}`)).toMatchObject({ field: "b" });
    expect(await drain(`{"data": ["${"x".repeat(60)}"]}`)).toBeNull();
  });
});
