import { expect, it } from "vitest";
import { permissionsOf } from "#lib/access/permissions.ts";
import { blockerFor, findingFor } from "#lib/gates/reader.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";

const stakeholder = { permissions: permissionsOf("stakeholder") };
const contributor = { permissions: permissionsOf("contributor") };

const finding: Finding = {
  key: "sources-have-basis",
  title: "Lawful basis of every source",
  state: "failed",
  reason: "source.consent-withdrawn",
  fact: "Support tickets: consent 3 was withdrawn.",
  outline: "1 of 4 sources lack a lawful basis in force.",
  source: "source 2",
  action: { label: "Open Support tickets", path: "data/sources/2" },
};

it("gives a reader of dashboards the outline of a finding that names a record", () => {
  const shown = findingFor(stakeholder, finding);
  expect(shown).toMatchObject({ title: finding.title, state: "failed", reason: finding.reason, fact: finding.outline });
  expect(JSON.stringify(shown)).not.toMatch(/Support tickets|sources\/2|source 2/);
});

it("leaves a finding that names none as it is", () => {
  const { outline: _, ...plain } = finding;
  expect(findingFor(stakeholder, plain)).toEqual(plain);
  expect(findingFor(contributor, finding)).toEqual(plain);
});

it("gives them no next action, which is for those who do the work", () => {
  const { fact: detail, outline = "", action = null } = finding;
  const stored = { phase: "data", sentence: "Data is closed.", detail, outline, action } as const;
  expect(blockerFor(stakeholder, stored)).toEqual({
    phase: "data",
    sentence: "Data is closed.",
    detail: outline,
    action: null,
  });
  expect(blockerFor(contributor, stored)).toMatchObject({ detail, action });
  expect(blockerFor(stakeholder, null)).toBeNull();
});
