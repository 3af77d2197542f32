import { describe, expect, it } from "vitest";
import { detectableMean, detectablePairedShare, detectableShare } from "#lib/statistics/detectable.ts";

describe("the smallest difference that would be shown", () => {
  it("of two means is 2.8 standard errors", () => {
    expect(detectableMean(100, 1, true)).toBeCloseTo(0.280158521, 8);
    expect(detectableMean(100, 1, false)).toBeCloseTo(0.280158521 * Math.SQRT2, 8);
    expect(detectableMean(100, 1, true, { power: 0.9, level: 0.01 })).toBeCloseTo(0.2575829304 + 0.1281551566, 8);
  });

  it("of two shares, unpaired, is that of the published sample size", () => {
    // 0.25 against 0.40 needs 152 of each, at 0.05 and power 0.8, without continuity correction (R's power.prop.test).
    expect(detectableShare(152, 0.25)).toBeCloseTo(0.15, 3);
  });

  it("shrinks with n, and with how often paired systems agree", () => {
    const at = (n: number, discordant: number) => detectablePairedShare(n, discordant) ?? Number.NaN;
    expect(at(4000, 0.2)).toBeLessThan(at(400, 0.2) / 3);
    expect(at(400, 0.1)).toBeLessThan(at(400, 0.3));
    expect(at(1000, 0.1)).toBeLessThan(detectableShare(1000, 0.8) ?? Number.NaN);
  });

  it("is none where nothing as small would ever show", () => {
    expect(detectablePairedShare(20, 0.1)).toBeNull();
    expect(detectableShare(10, 0.9)).toBeNull();
  });
});
