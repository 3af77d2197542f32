import { describe, expect, it } from "vitest";
import { isSameSitting, whyNotSave } from "#lib/scope/rules/revision.ts";

describe("whyNotSave", () => {
  it.each([
    ["the first save", null, 0, null],
    ["a save made from the newest", { revision: 3 }, 3, null],
    ["a save made from an older one", { revision: 3 }, 2, "changed-meanwhile"],
    ["a first save that came second", { revision: 1 }, 0, "changed-meanwhile"],
    ["a save made from what never was", null, 2, "changed-meanwhile"],
  ])("%s", (_what, standing, basedOn, reason) => {
    expect(whyNotSave(standing, basedOn)?.reason ?? null).toBe(reason);
  });
});

describe("isSameSitting", () => {
  const recordedAt = new Date("2026-11-02T10:00:00Z");
  const ada = { updatedById: "ada", recordedAt };

  it.each([
    ["a minute later", ada, "ada", "2026-11-02T10:01:00Z", true],
    ["a quarter of an hour later", ada, "ada", "2026-11-02T10:15:00Z", false],
    ["somebody else", ada, "ben", "2026-11-02T10:01:00Z", false],
    ["the first save", null, "ada", "2026-11-02T10:00:00Z", false],
  ])("%s", (_what, last, author, at, expected) => {
    expect(isSameSitting(last, author, new Date(at))).toBe(expected);
  });
});
