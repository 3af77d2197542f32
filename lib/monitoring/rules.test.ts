import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketStart, cutRange, MAX_POINTS, ROLLUP_STEPS } from "#lib/monitoring/rules.ts";

const HOUR_MS = 3_600_000;
const TO = new Date("2026-11-23T12:34:56Z");
const ago = (ms: number) => new Date(TO.getTime() - ms);

describe("cutRange", () => {
  test.each([
    ["an hour", HOUR_MS, 60, 60],
    ["a day", 24 * HOUR_MS, 600, 600],
    ["a week", 7 * 24 * HOUR_MS, 3600, 3600],
    ["30 days", 30 * 24 * HOUR_MS, 21_600, 3600],
    ["a year", 365 * 24 * HOUR_MS, 604_800, 86_400],
  ])("cuts %s into readable points from a rollup near their width", (_name, rangeMs, widthSeconds, step) => {
    expect(cutRange(ago(rangeMs), TO)).toMatchObject({ widthSeconds, step });
  });

  test("keeps to 240 whole buckets that cover the range and read at most 7 rollup buckets a point", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3660 * 24 * HOUR_MS }), fc.nat(10 * HOUR_MS), (rangeMs, offsetMs) => {
        const to = new Date(TO.getTime() - offsetMs);
        const from = new Date(to.getTime() - rangeMs);
        const cut = cutRange(from, to);
        expect(cut.points).toBeGreaterThan(0);
        expect(cut.points).toBeLessThanOrEqual(MAX_POINTS);
        expect(cut.to.getTime() - cut.from.getTime()).toBe(cut.points * cut.widthSeconds * 1000);
        expect(cut.from <= from && cut.to >= to).toBe(true);
        expect(cut.widthSeconds % cut.step).toBe(0);
        if (cut.widthSeconds <= 604_800) expect(cut.widthSeconds / cut.step).toBeLessThanOrEqual(7);
      }),
    );
  });

  test("gives wider points when asked, and never more than 240", () => {
    expect(cutRange(ago(HOUR_MS), TO, 600)).toMatchObject({ widthSeconds: 600 });
    expect(cutRange(ago(7 * 24 * HOUR_MS), TO, 60)).toMatchObject({ widthSeconds: 3600 });
    expect(cutRange(new Date(0), TO, 60).points).toBeLessThanOrEqual(MAX_POINTS);
  });
});

test("every instant falls into one bucket of each step, and those of a wider step are made of whole narrower ones", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2e12 }), (atMs) => {
      for (const step of ROLLUP_STEPS) {
        const start = bucketStart(atMs, step);
        expect(start <= atMs && atMs < start + step * 1000).toBe(true);
        expect(bucketStart(bucketStart(atMs, 60), step)).toBe(start);
      }
    }),
  );
});
