import { afterEach, describe, expect, it } from "vitest";
import { now, setClock } from "#lib/platform/clock.ts";
import { Timeline } from "#prisma/seed/timeline.ts";

afterEach(() => setClock(undefined));

// A Monday.
const end = new Date("2026-11-23T16:00:00Z");

describe("the timeline", () => {
  it("counts days back and ahead, and moves a weekend to its Friday", () => {
    const timeline = new Timeline(end);
    expect(timeline.day(5)).toBe("2026-11-18");
    expect(timeline.day(2)).toBe("2026-11-20");
    expect(timeline.day(1)).toBe("2026-11-20");
    expect(timeline.day(-1)).toBe("2026-11-24");
  });

  it("sets the clock, and never back", () => {
    const timeline = new Timeline(end);
    timeline.goTo(3, "09:00");
    expect(now().toISOString()).toBe("2026-11-20T09:00:00.000Z");
    timeline.pass(30);
    timeline.goTo(3, "08:00");
    expect(now().toISOString()).toBe("2026-11-20T09:31:00.000Z");
  });

  it("never goes beyond the present", () => {
    const timeline = new Timeline(end);
    timeline.goTo(0, "23:00");
    expect(now()).toEqual(end);
    timeline.finish();
    expect(now()).not.toEqual(end);
  });
});
