import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { DTYPE_BITS } from "#lib/deployment/safetensors/dtypes.ts";
import { readHeader } from "#lib/deployment/safetensors/read-header.ts";
import { firstBytes, headerOf } from "#lib/deployment/safetensors/testing/header-bytes.ts";

const tensor = (dtype: string, shape: unknown, offsets: unknown) => ({ dtype, shape, data_offsets: offsets });
const of = (header: unknown) => firstBytes(JSON.stringify(header));

describe("the header of a safetensors file", () => {
  it("tells its tensors, whatever stands behind it", () => {
    const bytes = headerOf({ "wte.weight": ["BF16", [100, 16]], "ln.weight": ["F32", [16]], scalar: ["F32", []] });
    const longer = new Uint8Array([...bytes, 1, 2, 3]);
    expect(readHeader(longer)).toEqual({
      ok: true,
      value: {
        tensors: [
          { name: "wte.weight", dtype: "BF16", shape: [100, 16], begin: 0, end: 3200 },
          { name: "ln.weight", dtype: "F32", shape: [16], begin: 3200, end: 3264 },
          { name: "scalar", dtype: "F32", shape: [], begin: 3264, end: 3268 },
        ],
        headerBytes: bytes.byteLength,
        dataBytes: 3268,
      },
    });
    expect(readHeader(bytes, bytes.byteLength + 3268).ok).toBe(true);
  });

  it("may be padded with blanks, and holds tensors without a number", () => {
    const header = `${JSON.stringify({ none: tensor("F32", [0, 4], [0, 0]), a: tensor("I8", [3], [0, 3]) })}     `;
    expect(readHeader(firstBytes(header))).toMatchObject({ ok: true, value: { dataBytes: 3 } });
  });

  const tensors = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== "__metadata__" && name !== "__proto__"),
    fc.tuple(
      fc.constantFrom(...Object.keys(DTYPE_BITS).filter((dtype) => (DTYPE_BITS[dtype] ?? 0) >= 8)),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
    ),
    { minKeys: 1, maxKeys: 8 },
  );

  it("reads what was written, and refuses each cut of it", () => {
    fc.assert(
      fc.property(tensors, fc.nat(), (made, cut) => {
        const bytes = headerOf(made);
        const read = readHeader(bytes);
        expect(read.ok && read.value.tensors.length).toBe(Object.keys(made).length);
        expect(readHeader(bytes.subarray(0, cut % bytes.byteLength)).ok).toBe(false);
      }),
    );
  });

  it("answers any bytes with one line", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = readHeader(bytes);
        if (!read.ok) expect(read.message).toMatch(/^[^\n]{10,400}$/);
      }),
    );
  });
});

const INVALID_UTF8 = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);

describe("one clear line says of a header that", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["its length is 2^63", firstBytes("{}", 2n ** 63n), /9223372036854775808 bytes; the format allows 100 000 000/],
    ["its length is 2^64 − 1", firstBytes("{}", 2n ** 64n - 1n), /18446744073709551615 bytes/],
    ["its length is nothing", firstBytes("", 0n), /header is empty/],
    ["it is shorter than its length", new Uint8Array([1, 2]), /has 2 bytes/],
    ["it is cut off", of({ a: tensor("F32", [1], [0, 4]) }).subarray(0, 20), /only 12 of them came/],
    ["it is no JSON", firstBytes("{not json"), /line 1, column 2/],
    ["it is no object", firstBytes("[1, 2]"), /no JSON object/],
    ["it is not UTF-8", firstBytes(INVALID_UTF8), /not UTF-8: byte 2 is wrong/],
    ["it names no tensor", of({ __metadata__: { format: "pt" } }), /names no tensor/],
    [
      "a name is there twice",
      firstBytes(
        '{"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]}}',
      ),
      /names something twice: a is there twice/,
    ],
    [
      "a key of a tensor is there twice",
      firstBytes('{"a":{"dtype":"I8","dtype":"F32","shape":[1],"data_offsets":[0,1]}}'),
      /a\.dtype is there twice/,
    ],
    [
      "two tensors overlap",
      of({ a: tensor("I8", [4], [0, 4]), b: tensor("I8", [4], [2, 6]) }),
      /“b” begins at byte 2, inside “a”, which reaches to 4/,
    ],
    [
      "there is a hole",
      of({ a: tensor("I8", [4], [0, 4]), b: tensor("I8", [4], [8, 12]) }),
      /bytes 4 to 8, before tensor “b”/,
    ],
    ["it does not begin at the beginning", of({ a: tensor("I8", [4], [4, 8]) }), /bytes 0 to 4/],
    [
      "shape and type take other bytes",
      of({ a: tensor("F16", [2, 3], [0, 10]) }),
      /“a” of F16 and shape 2 × 3 takes 12 bytes, but its offsets span 10/,
    ],
    ["half a byte is left", of({ a: tensor("F4", [3], [0, 1]) }), /takes 1\.5 bytes/],
    ["an offset is negative", of({ a: tensor("I8", [4], [-4, 0]) }), /“a” has no “data_offsets” of two whole numbers/],
    ["an offset is no whole number", of({ a: tensor("I8", [1], [0.5, 1.5]) }), /no “data_offsets”/],
    ["it ends before it begins", of({ a: tensor("I8", [4], [8, 4]) }), /ends at byte 4, before it begins at 8/],
    ["a size is negative", of({ a: tensor("I8", [-4], [0, 4]) }), /shape of \[-4\]/],
    [
      "a size is not a number",
      firstBytes('{"a":{"dtype":"I8","shape":[NaN],"data_offsets":[0,1]}}'),
      /has NaN at \/a\/shape\/0/,
    ],
    [
      "a size has no end",
      firstBytes('{"a":{"dtype":"I8","shape":[1e999],"data_offsets":[0,1]}}'),
      /has \+Inf at \/a\/shape\/0/,
    ],
    ["a shape is larger than any file", of({ a: tensor("I8", [2 ** 40, 2 ** 40], [0, 8]) }), /no file holds/],
    [
      "a shape has no end",
      of({
        a: tensor(
          "I8",
          Array.from({ length: 40 }, () => 1),
          [0, 1],
        ),
      }),
      /no “shape” of up to 16/,
    ],
    ["a type is unknown", of({ a: tensor("F3", [4], [0, 4]) }), /type “F3”, which the format does not know/],
    ["a type is inherited", of({ a: tensor("toString", [4], [0, 4]) }), /does not know/],
    ["a tensor is no object", of({ a: 3 }), /“a” is no object/],
    ["its metadata hold numbers", of({ __metadata__: { epoch: 3 }, a: tensor("I8", [1], [0, 1]) }), /“epoch” is none/],
    ["it is nested without end", firstBytes(`{"a":${"[".repeat(30)}${"]".repeat(30)}}`), /nested deeper than 8/],
  ])("%s", (_name, bytes, message) => {
    const read = readHeader(bytes);
    expect(read).toMatchObject({ ok: false, message: expect.stringMatching(message) });
    if (!read.ok) expect(read.message).not.toContain("\n");
  });

  test("the file is cut off behind it, or has bytes that nothing describes", () => {
    const bytes = of({ a: tensor("I8", [100], [0, 100]) });
    const size = bytes.byteLength;
    expect(readHeader(bytes, size + 40)).toMatchObject({
      message: expect.stringMatching(/40 bytes behind its header: it is cut off/),
    });
    expect(readHeader(bytes, size + 130)).toMatchObject({
      message: expect.stringMatching(/30 bytes behind its last tensor/),
    });
  });
});
