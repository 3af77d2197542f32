import { describe, expect, it } from "vitest";
import { compareHistory } from "#lib/platform/migration-history.ts";

const done = (name: string) => ({ name, finished: true });

describe("compareHistory", () => {
  it.each([
    { title: "an empty database", known: ["1", "2"], applied: [], pending: ["1", "2"], unknown: [], failed: [] },
    { title: "up to date", known: ["1"], applied: [done("1")], pending: [], unknown: [], failed: [] },
    { title: "an older database", known: ["1", "2"], applied: [done("1")], pending: ["2"], unknown: [], failed: [] },
    {
      title: "a newer database",
      known: ["1"],
      applied: [done("2"), done("1")],
      pending: [],
      unknown: ["2"],
      failed: [],
    },
    {
      title: "a migration cut off",
      known: ["1", "2"],
      applied: [done("1"), { name: "2", finished: false }],
      pending: ["2"],
      unknown: [],
      failed: ["2"],
    },
    {
      title: "a migration that succeeded at the second attempt",
      known: ["1"],
      applied: [{ name: "1", finished: false }, done("1")],
      pending: [],
      unknown: [],
      failed: [],
    },
  ])("$title", ({ title: _title, known, applied, ...expected }) => {
    expect(compareHistory(known, applied)).toEqual(expected);
  });
});
