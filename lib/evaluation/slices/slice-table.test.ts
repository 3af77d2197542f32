import { describe, expect, it } from "vitest";
import { type StoredSlice, sliceTables } from "#lib/evaluation/slices/slice-table.ts";

const slice = (name: string, value: number | null, n = 100): StoredSlice => ({
  ...{ field: "language", slice: name, n, value, pValue: 0.04 },
  ...{ intervalLow: value === null ? null : value - 0.1, intervalHigh: value === null ? null : value + 0.1 },
});

const SHARE = { value: 0.8, direction: "higher", isShare: true } as const;

describe("the slices of a field", () => {
  it("stand worst first, with the gap to all and a mark on small ones", () => {
    const [table] = sliceTables([slice("de", 0.9), slice("pl", 0.6, 12), slice("fr", null, 3)], SHARE);
    expect(table?.slices.map((one) => one.slice)).toEqual(["pl", "de", "fr"]);
    expect(table?.worst).toMatchObject({ slice: "pl", isSmall: true, isWorst: true });
    expect(table?.worst?.gap).toBeCloseTo(-0.2);
    expect(table?.spread).toBeCloseTo(0.3);
    expect(table?.slices[2]).toMatchObject({ value: null, gap: null, interval: null });
  });

  it("count the highest as the worst where less is better, and know no four fifths there", () => {
    const [table] = sliceTables([slice("de", 0.1), slice("pl", 0.3)], { ...SHARE, direction: "lower" });
    expect(table?.worst?.slice).toBe("pl");
    expect(table?.ratio).toBeNull();
  });

  it.each([
    [0.8, 1, false],
    [0.79, 1, true],
  ])("are held to four fifths: %d of %d", (low, high, isAdverse) => {
    const [table] = sliceTables([slice("a", low), slice("b", high)], SHARE);
    expect(table?.ratio).toEqual({ value: low / high, isAdverse, isSmall: false });
  });

  it("have no worst when all are alike, alone, or neither way is better", () => {
    expect(sliceTables([slice("a", 0.5), slice("b", 0.5)], SHARE)[0]?.worst).toBeNull();
    expect(sliceTables([slice("a", 0.5)], SHARE)[0]).toMatchObject({ worst: null, spread: null, ratio: null });
    const [table] = sliceTables([slice("a", 0.5), slice("b", 0.7)], { ...SHARE, direction: null });
    expect(table?.worst).toBeNull();
  });
});
