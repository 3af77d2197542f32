import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelCode } from "#lib/statistics/classification/label-code.ts";

describe("the code of a label", () => {
  it("is a whole number a double holds, the same each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (label) => {
        expect(Number.isSafeInteger(labelCode(label)) && labelCode(label) >= 0).toBe(true);
        expect(labelCode(label)).toBe(labelCode(`${label}`));
      }),
    );
  });

  it("stays what it was, for it is stored", () => {
    expect(["", "0", "1", "entailment"].map(labelCode)).toMatchInlineSnapshot(`
      [
        2744643573048154,
        3138962979674486,
        5593105744722464,
        3183586553597690,
      ]
    `);
  });

  it("tells 300 000 labels apart: numbers, words of four letters and long ones that differ at one place", () => {
    const codes = new Set<number>();
    for (let at = 0; at < 100_000; at += 1) {
      codes.add(labelCode(String(at)));
      codes.add(
        labelCode(
          String.fromCharCode(
            97 + (at % 26),
            97 + (Math.floor(at / 26) % 26),
            97 + (Math.floor(at / 676) % 26),
            97 + Math.floor(at / 17_576),
            33,
          ),
        ),
      );
      codes.add(labelCode(`${"x".repeat(at % 60)}${at}${"y".repeat(60 - (at % 60))}`));
    }
    expect(codes.size).toBe(300_000);
  });

  it("spreads over all of its bits", () => {
    const bits = new Array<number>(53).fill(0);
    for (let at = 0; at < 2000; at += 1) {
      const code = labelCode(`label ${at}`);
      for (let bit = 0; bit < 53; bit += 1) bits[bit] = (bits[bit] ?? 0) + (Math.floor(code / 2 ** bit) % 2);
    }
    for (const set of bits) expect(Math.abs(set / 2000 - 0.5)).toBeLessThan(0.06);
  });
});
