import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ProjectRole } from "#lib/access/permissions.ts";
import { getGateFor } from "#lib/gates/machine-queries.ts";
import { listPortfolio } from "#lib/gates/portfolio.ts";
import { getProjectHome } from "#lib/gates/project-home.ts";
import { getPhaseGate } from "#lib/gates/queries.ts";
import { judgeOnChange } from "#lib/gates/register.ts";
import { modelPhase } from "#lib/gates/testing/model-phase.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, addMembers, makePerson } from "#lib/lifecycle/testing/fixtures.ts";
import { onProjectChanged } from "#lib/platform/changes.ts";

beforeAll(judgeOnChange);
afterAll(() => onProjectChanged(undefined));

const COMMENT = "The licence of Acme's corpus is missing.";

/** Everything a member of this role is told about a gate whose checklist was rejected with a comment. */
async function toldTo(role: ProjectRole): Promise<string> {
  const phase = await modelPhase();
  const person = await makePerson("Sam Somebody");
  await addMembers(phase.project.id, [{ person, role }]);
  accepted(await phase.sign(phase.reviewer, { decision: "reject", comment: COMMENT }));
  const access = await accessFor(person, phase.project, "project:read");
  const told = [
    (await getPhaseGate(access, "model")).judgement,
    await getGateFor(access, "model"),
    await getProjectHome(access),
    await listPortfolio(person, { view: "all", q: "", page: 1 }),
  ];
  return JSON.stringify(told);
}

describe("what a gate says", () => {
  test("quotes no record to those who see none, and still says what is wrong", async () => {
    const told = await toldTo("stakeholder");
    expect(told).not.toContain(COMMENT);
    expect(told).toContain("signature.rejected");
    expect(told).toContain("rejected it.");
  });

  test("says it in full to everybody else", async () => {
    for (const role of ["contributor", "auditor"] as const) expect(await toldTo(role)).toContain(COMMENT);
  });
});
