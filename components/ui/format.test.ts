import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCompact,
  formatDay,
  formatDelta,
  formatDuration,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
  formatScore,
  NOT_MEASURED,
} from "#components/ui/format.ts";

/** Thin spaces are hard to see in a test's source. */
const plain = (text: string) => text.replaceAll("\u2009", " ");

describe("numbers", () => {
  it.each([
    [1200, undefined, "1 200"],
    [1_234_567.891, 1, "1 234 567.9"],
    [-0.5, undefined, "−0.5"],
    [-0.0001, 2, "0.00"],
    [0, undefined, "0"],
    [null, undefined, NOT_MEASURED],
    [undefined, undefined, NOT_MEASURED],
    [Number.NaN, undefined, NOT_MEASURED],
  ])("writes %s with %s decimals as %s", (value, digits, expected) => {
    expect(plain(formatNumber(value, digits))).toBe(expected);
  });

  it("never shows a missing number as zero, nor a number as missing", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
        expect(formatNumber(value)).not.toBe(NOT_MEASURED);
        expect(formatNumber(value)).toMatch(/^−?\d[\d\u2009]*(\.\d+)?$/);
      }),
    );
  });

  it.each([
    [0.055, 3, "+0.055"],
    [-0.01, 2, "−0.01"],
    [0.0001, 2, "±0"],
    [null, 2, NOT_MEASURED],
  ])("signs a change of %s", (value, digits, expected) => {
    expect(formatDelta(value, digits)).toBe(expected);
  });

  it.each([
    [0.9123, 0.0142, "0.912 ± 0.014"],
    [61.42, 0.91, "61.4 ± 0.9"],
    [0.5, null, "0.500"],
    [null, 0.1, NOT_MEASURED],
  ])("writes the score %s with half-width %s", (value, halfWidth, expected) => {
    expect(formatScore(value, halfWidth)).toBe(expected);
  });
});

describe("units", () => {
  it.each([
    [0.4, "0.4 ms"],
    [840, "840 ms"],
    [1_420, "1.42 s"],
    [31_400, "31.4 s"],
    [59_999, "1 min"],
    [200_000, "3 min 20 s"],
    [7_500_000, "2 h 5 min"],
    [356_400_000, "4 d 3 h"],
    [-840, "−840 ms"],
    [null, NOT_MEASURED],
  ])("writes %s ms as %s", (durationMs, expected) => {
    expect(formatDuration(durationMs)).toBe(expected);
  });

  it.each([
    [512, "512 B"],
    [999.6, "1.0 kB"],
    [1_234_567, "1.2 MB"],
    [345_000_000_000, "345 GB"],
  ])("writes %s bytes as %s", (sizeBytes, expected) => {
    expect(formatBytes(sizeBytes)).toBe(expected);
  });

  it("writes money, shares and large counts", () => {
    expect(plain(formatMoney(1204.5))).toBe("1 204.50 USD");
    expect(formatMoney(0.00123, "EUR")).toBe("0.00123 EUR");
    expect(formatPercent(0.125)).toBe("12.5 %");
    expect([950, 1_200, 12_000, 999_960, 3_400_000].map(formatCompact)).toEqual([
      "950",
      "1.2 k",
      "12 k",
      "1 M",
      "3.4 M",
    ]);
  });

  it("names the zone of an instant", () => {
    expect(formatInstant("2026-11-23T14:05:59Z")).toBe("23 Nov 2026, 14:05 UTC");
    expect(formatInstant("2026-11-23T14:05:59Z", "Asia/Kolkata")).toContain("19:35 GMT+5:30");
    expect(formatDay("2026-11-23T23:59:59Z")).toBe("23 Nov 2026");
  });
});
