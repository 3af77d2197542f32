import { describe, expect, it } from "vitest";
import { importAddress, importAnswer } from "#components/evaluation/import-address.ts";

const CHOICE = { format: "auto", file: "a b.csv", name: "", model: " ", test: "", columns: null };

describe("the address of an import", () => {
  it("says what was chosen, and nothing else", () => {
    expect(importAddress("tale", CHOICE)).toBe("/api/v1/projects/tale/evaluations/import?format=auto&file=a+b.csv");
    const address = new URL(
      importAddress("tale", { ...CHOICE, test: "3/2", columns: { metrics: ["f1"] } }),
      "https://x",
    );
    expect([address.searchParams.get("test"), address.searchParams.get("columns")]).toEqual([
      "3/2",
      '{"metrics":["f1"]}',
    ]);
  });
});

describe("the answer to an import", () => {
  it.each([
    [
      201,
      { evaluation: { number: 3, name: "n" }, alreadyImported: false },
      { ok: true, number: 3, alreadyImported: false },
    ],
    [202, { evaluation: null, jobId: "j" }, { ok: true, jobId: "j" }],
    [422, { detail: "Line 3 is wrong." }, { ok: false, message: "Line 3 is wrong." }],
    [502, null, { ok: false, message: "The server answered 502. Nothing was imported." }],
  ])("%s", (status, body, answer) => {
    expect(importAnswer(status, body)).toMatchObject(answer);
  });

  it("may be that the session has ended, or none at all", () => {
    expect(importAnswer(401, null)).toMatchObject({ message: expect.stringContaining("session has ended") });
    expect(importAnswer(null, null)).toMatchObject({ message: expect.stringContaining("broke off") });
  });
});
