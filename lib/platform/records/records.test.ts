import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accept } from "#lib/platform/outcome.ts";
import { type CsvOptions, type CsvRecord, readCsv } from "#lib/platform/records/csv.ts";
import { type JsonlLimits, type JsonlRecord, readJsonl } from "#lib/platform/records/jsonl.ts";
import { RecordError, refusingRecords } from "#lib/platform/records/record-error.ts";

/** A file as a stream brings it: in pieces of any size. */
async function* pieces(file: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function drain<T>(records: AsyncIterable<T>): Promise<{ records: T[]; error: RecordError | null }> {
  const seen: T[] = [];
  try {
    for await (const record of records) seen.push(record);
    return { records: seen, error: null };
  } catch (error) {
    if (error instanceof RecordError) return { records: seen, error };
    throw error;
  }
}

const jsonl = (file: string | Uint8Array, limits?: Partial<JsonlLimits>, size?: number) =>
  drain<JsonlRecord>(readJsonl(pieces(file, size), limits));
const csv = (file: string | Uint8Array, options?: CsvOptions, size?: number) =>
  drain<CsvRecord>(readCsv(pieces(file, size), options));

const valuesOf = (read: { records: { value: unknown }[] }) => read.records.map(({ value }) => value);
const bytesOf = (read: { records: { bytes: Uint8Array }[] }) =>
  Buffer.concat(read.records.map(({ bytes }) => bytes)).toString();

describe("JSON Lines", () => {
  it("are read whatever pieces they come in, and their bytes together are the file", async () => {
    const blank = fc.constantFrom("", "\n", " \t\r\n", "\n\n\n");
    const line = fc.tuple(fc.object({ maxDepth: 2 }), fc.constantFrom("\n", "\r\n"), blank);
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        blank,
        fc.integer({ min: 1, max: 40 }),
        async (lines, lead, size) => {
          const file = lead + lines.map(([value, end, gap]) => JSON.stringify(value) + end + gap).join("");
          for (const marked of [file, `\ufeff${file}`, file.trimEnd()]) {
            const read = await jsonl(marked, {}, size);
            expect(read.error).toBeNull();
            expect(valuesOf(read)).toEqual(lines.map(([value]) => JSON.parse(JSON.stringify(value))));
            expect(bytesOf(read)).toBe(marked);
          }
        },
      ),
    );
  });

  it("say in which line each stands", async () => {
    const { records } = await jsonl('\n\n{"a":1}\r\n\n{"b":\n{"c":3}\n');
    expect(records.map(({ line }) => line)).toEqual([3]);
    expect((await jsonl('{"a":1}\n\n  \n[2]\n3')).records.map(({ line }) => line)).toEqual([1, 4, 5]);
  });

  it("may hold the numbers that JSON has no word for", async () => {
    const { records } = await jsonl('{"acc": NaN, "big": 1e999, "n": [1, -Infinity]}\n');
    expect(records[0]).toMatchObject({
      value: { acc: null, big: null, n: [1, null] },
      nonFinite: new Map([
        ["/acc", "NaN"],
        ["/big", "+Inf"],
        ["/n/1", "-Inf"],
      ]),
    });
  });

  it.each([
    ['{"a": 1}\n{"b": {"c": oops}}\n', "json.syntax", 2, "b.c", /line 2, column 13, in b\.c/],
    ['{"a": 1}\n{"b": \n{"c": 1}\n', "json.truncated", 2, "b", /The line ends.*line 2/],
    ["[\n1,\n2]", "json.truncated", 1, "0", /one whole object a line/],
    ['{"a": 1} {"b": 2}\n', "json.more-text", 1, undefined, /line 1/],
    [`${"[".repeat(70)}${"]".repeat(70)}\n`, "json.too-deep", 1, Array(64).fill(0).join("."), /64 levels/],
    ['{"a": 1}\n{"a": "\0"}\n', "records.nul", 2, undefined, /Line 2 has a NUL/],
  ] as const)("are refused by line and field: %j", async (file, reason, line, field, message) => {
    for (const size of [1, 7, 1000]) {
      const { error } = await jsonl(file, {}, size);
      expect(error).toMatchObject({ reason, line, field });
      expect(error?.message).toMatch(message);
    }
  });

  it("are UTF-8", async () => {
    const wrong = Buffer.concat([Buffer.from('{"a": 1}\n{"b": "'), Buffer.from([0xe4]), Buffer.from('"}\n')]);
    expect((await jsonl(wrong)).error).toMatchObject({ reason: "encoding.utf-8", line: 2 });
    expect((await jsonl(Buffer.from('\ufeff{"a": 1}\n', "utf16le"))).error).toMatchObject({
      reason: "encoding.utf-16",
    });
    expect(valuesOf(await jsonl('{"ä": "日本 🎉"}\n', {}, 1))).toEqual([{ ä: "日本 🎉" }]);
  });

  it("that break off hand out all before the break", async () => {
    const read = await jsonl('{"a": 1}\n{"a": 2}\n{"a": "thr');
    expect(valuesOf(read)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(read.error).toMatchObject({ reason: "records.torn", line: 3 });
  });

  it("have records of bounded size, and so have their empty lines", async () => {
    const limits = { maxRecordBytes: 1000 };
    expect((await jsonl(`{"a": 1}\n{"b": "${"x".repeat(2000)}"}`, limits)).error).toMatchObject({
      reason: "records.too-large",
      line: 2,
    });
    expect((await jsonl("\n".repeat(2000), limits)).error?.reason).toBe("records.too-large");
    expect((await jsonl('{"a": 1, "b": 2}', { maxKeys: 1 })).error?.reason).toBe("json.too-many-keys");
  });

  it("without a record are none", async () => {
    for (const file of ["", "\n", "\ufeff\n \n"]) expect(await jsonl(file)).toEqual({ records: [], error: null });
  });
});

describe("a table", () => {
  const field = fc.stringMatching(/^[a-z",;\n\r ä日]{0,8}$/);
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it("is read whatever pieces it comes in, and its bytes together are the file", async () => {
    const rows = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 40 }),
        async (rows, end, size) => {
          const file = ["question,answer", ...rows.map((row) => row.map(quote).join(","))]
            .map((row) => row + end)
            .join("");
          for (const marked of [file, `\ufeff${file}`, `${file}${end}${end}`]) {
            const read = await csv(marked, {}, size);
            expect(read.error).toBeNull();
            expect(valuesOf(read)).toEqual(rows.map(([question, answer]) => ({ question, answer })));
            expect(bytesOf(read)).toBe(marked);
          }
        },
      ),
    );
  });

  it("keeps its columns in order, whatever their names", async () => {
    const { records } = await csv("2,1,__proto__\na,b,c\n");
    expect(records[0]?.header).toEqual({ columns: ["2", "1", "__proto__"], delimiter: "," });
    expect(Object.entries(records[0]?.value ?? {})).toContainEqual(["__proto__", "c"]);
  });

  it("finds out what stands between the fields, and goes on with a header it is told", async () => {
    expect(valuesOf(await csv('"a,b,c,d";e\n1,5;2\n'))).toEqual([{ "a,b,c,d": "1,5", e: "2" }]);
    expect(valuesOf(await csv("a\tb\n1\t2\n"))).toEqual([{ a: "1", b: "2" }]);
    const header = { columns: ["a", "b"], delimiter: ";" } as const;
    expect(valuesOf(await csv("1;2\n3;4", { header }))).toEqual([
      { a: "1", b: "2" },
      { a: "3", b: "4" },
    ]);
  });

  it("counts the lines within its fields", async () => {
    const { records } = await csv('a,b\n"x\ny",1\n\n2,3\n');
    expect(records.map(({ line }) => line)).toEqual([2, 5]);
  });

  it.each([
    ["a,b\n1,2\n1,2,3\n", "records.columns", 3, /Line 3 has 3 fields where the header has 2/],
    ["a,b\n1\n2,3\n", "records.columns", 2, /1 field where/],
    ["a,a\n1,2\n", "records.header", 1, /“a” twice/],
    ["a,,b\n1,2,3\n", "records.header", 1, /Column 2 has no name/],
    ['a,b\n1,2\nx"y"z,3\n', "records.quotes", 3, /line 3 is out of place/],
    ['a,b\n1,2\n"x"z,3\n4,5\n', "records.quotes", 3, /line 3/],
    ['a,b\n1,2\n3,"never closed\n4,5\n', "records.torn", 3, /opened in line 3/],
    ["a,b\n1,2\n3", "records.torn", 3, /middle of line 3/],
  ] as const)("is refused by line: %j", async (file, reason, line, message) => {
    for (const size of [1, 7, 1000]) {
      const { error } = await csv(file, {}, size);
      expect(error).toMatchObject({ reason, line });
      expect(error?.message).toMatch(message);
    }
  });

  it("that breaks off hands out all before the break", async () => {
    const read = await csv('a,b\n1,2\n3,"fo');
    expect(valuesOf(read)).toEqual([{ a: "1", b: "2" }]);
    expect(read.error?.reason).toBe("records.torn");
  });

  it("of a header alone has no record", async () => {
    for (const file of ["", "a,b", "a,b\r\n\r\n"]) expect(await csv(file)).toEqual({ records: [], error: null });
  });
});

describe("a reader of records", () => {
  it("makes a refusal of what is wrong with them, and of nothing else", async () => {
    const read = async (file: string) => {
      for await (const { value } of readJsonl(pieces(file))) if (value === 13) throw new Error("unlucky");
      return accept("read");
    };
    expect(await refusingRecords(() => read("1\n2\n"))).toEqual({ ok: true, value: "read" });
    expect(await refusingRecords(() => read('1\n{"a": x}\n'))).toMatchObject({
      ok: false,
      reason: "json.syntax",
      field: "a",
    });
    await expect(refusingRecords(() => read("13\n"))).rejects.toThrow("unlucky");
  });
});
