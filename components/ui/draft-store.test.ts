import { expect, it } from "vitest";
import { isNewer } from "#components/ui/draft-store.ts";

const DRAFT = { typedAt: "2026-11-23T15:00:00.000Z", fields: {} };

it.each([
  [null, true],
  ["2026-11-23T14:59:59Z", true],
  ["2026-11-23T15:00:00Z", false],
  ["2026-11-23T15:00:01Z", false],
])("a copy of 15:00 is newer than what was saved at %s: %s", (savedAt, expected) => {
  expect(isNewer(DRAFT, savedAt)).toBe(expected);
});
