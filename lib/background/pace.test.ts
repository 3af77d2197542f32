import { describe, expect, it } from "vitest";
import { paceOf } from "#lib/background/pace.ts";

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);

describe("the pace of a job", () => {
  it.each([
    [{ done: 250, total: 1000 }, 10, { share: 0.25, perSecond: 25, leftMs: 30_000 }],
    [{ done: 250, total: null }, 10, { share: null, perSecond: 25, leftMs: null }],
    [{ done: 0, total: 1000 }, 10, { share: 0, perSecond: null, leftMs: null }],
    [{ done: 5, total: 1000 }, 0.5, { share: 0.005, perSecond: null, leftMs: null }],
    [{ done: 1200, total: 1000 }, 10, { share: 1, perSecond: 120, leftMs: 0 }],
    [{ done: 3, total: 0 }, 10, { share: null, perSecond: 0.3, leftMs: 0 }],
  ])("of %o after %d s", (job, seconds, pace) => {
    expect(paceOf(job, at(0), at(seconds))).toEqual(pace);
  });

  it("is unknown before it starts", () => {
    expect(paceOf({ done: 0, total: 10 }, null, at(5))).toEqual({ share: 0, perSecond: null, leftMs: null });
  });
});
