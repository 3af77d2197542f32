import { describe, expect, it } from "vitest";
import { certificationStanding } from "#lib/model/rules.ts";

const NOW = new Date("2026-11-24T10:00:00Z");

describe("a certificate", () => {
  it.each([
    ["without an end", null, true, null],
    ["far from its end", "2027-01-23", true, null],
    ["sixty days before its end", "2027-01-22", true, 60],
    ["on its last day", "2026-11-24", true, 1],
    ["the day after", "2026-11-23", false, null],
  ])("%s", (_what, expiresOn, inForce, endsInDays) => {
    expect(certificationStanding(expiresOn ? new Date(expiresOn) : null, NOW)).toMatchObject({ inForce, endsInDays });
  });
});
