import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logTicks, niceTicks, tickDigits, timeTicks } from "#components/charts/ticks.ts";

it.each([
  [0.67, 0.866, [0.65, 0.7, 0.75, 0.8, 0.85, 0.9]],
  [0, 2_260, [0, 1_000, 2_000, 3_000]],
  [5, 5, [4, 6]],
  [0, 0, [0, 0.25]],
])("encloses %s to %s in round steps", (low, high, expected) => {
  expect(niceTicks(low, high)).toEqual(expected);
});

it("encloses every range, in even and rising steps that are few", () => {
  const value = fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((one) => one === 0 || Math.abs(one) > 1e-6);
  fc.assert(
    fc.property(value, value, (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      fc.pre(high === low || high - low > 1e-6 * Math.max(Math.abs(low), Math.abs(high)));
      const ticks = niceTicks(low, high);
      const slack = (high - low || Math.abs(high) || 1) * 1e-6;
      expect(ticks[0]).toBeLessThanOrEqual(low + slack);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - slack);
      expect(ticks.length).toBeLessThanOrEqual(10);
      expect(new Set(ticks).size).toBe(ticks.length);
    }),
  );
});

it("finds the decimals that tell ticks apart", () => {
  expect(tickDigits([0.65, 0.7])).toBe(2);
  expect(tickDigits([0, 1_000])).toBe(0);
});

it("puts time on round hours and days of UTC", () => {
  const from = Date.UTC(2026, 10, 22, 15);
  const day = timeTicks(from, from + 24 * 3_600_000);
  expect(day.map(({ label }) => label)).toEqual(["18:00", "23 Nov", "06:00", "12:00"]);
  const month = timeTicks(from, from + 30 * 24 * 3_600_000);
  expect(month.every(({ value }) => value % (24 * 3_600_000) === 0)).toBe(true);
  expect(month.length).toBeLessThanOrEqual(6);
});

describe("the ticks of a logarithmic axis", () => {
  it.each([
    [1, 1000, [1, 10, 100, 1000]],
    [0.83, 2.1, [0.5, 1, 2, 5]],
    [1e-5, 2e-4, [1e-5, 2e-5, 5e-5, 1e-4, 2e-4]],
    [3, 3, [2, 5]],
    [1, 1e12, [1, 100, 1e4, 1e6, 1e8, 1e10, 1e12]],
  ])("from %d to %d", (low, high, ticks) => {
    expect(logTicks(low, high)).toEqual(ticks);
  });
});
