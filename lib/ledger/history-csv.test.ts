import { expect, test } from "vitest";
import { historyCsvHead, historyCsvLines } from "#lib/ledger/history-csv.ts";

const entry = {
  seq: 7,
  at: new Date("2026-11-23T08:00:00Z"),
  actor: { kind: "person" as const, name: "Ada" },
  type: "note.saved",
  sentence: "edited the notes",
  phase: "model",
  hash: "ab12",
};

test("an entry is one line, in the order of the head", () => {
  expect(historyCsvHead()).toBe("entry,at,actor_kind,actor,phase,type,what,hash\r\n");
  expect(historyCsvLines([entry])).toBe(
    "7,2026-11-23T08:00:00.000Z,person,Ada,model,note.saved,edited the notes,ab12\r\n",
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("a name of %j cannot become a formula", (name) => {
  const [line = ""] = historyCsvLines([{ ...entry, actor: { kind: "person", name } }]).split("\r\n7,");
  const cell = line.split(",")[3] ?? "";
  expect(cell.replace(/^"/, "")[0]).toBe("'");
});

test("commas, quotes and line breaks stay inside their cell", () => {
  const line = historyCsvLines([{ ...entry, sentence: 'said "no",\nthen yes' }]);
  expect(line).toContain('"said ""no"",\nthen yes"');
});
