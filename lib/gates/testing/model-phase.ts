import type { Person } from "#lib/access/access.ts";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { getPhaseGate, getSignable } from "#lib/gates/queries.ts";
import { publishPolicy } from "#lib/lifecycle/commands/publish-policy.ts";
import { saveNote } from "#lib/lifecycle/commands/save-note.ts";
import { sign } from "#lib/lifecycle/commands/sign.ts";
import type { SignInput } from "#lib/lifecycle/schema.ts";
import { accepted, completeChecklist } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject, TEST_PASSWORD } from "#lib/lifecycle/testing/fixtures.ts";

export const NOTES = "We compared three base models on the same sixty prompts and chose the smallest that held.";

const POLICY = [
  { key: "notes-recorded", params: {} },
  { key: "checklist-signed", params: { template: "model-selection", reviewers: 1 } },
] as const;

const SUBJECT = { kind: "checklist", key: "model-selection" } as const;

/**
 * A project with people of each role, whose Model phase is ready to be signed. Its gate asks for notes and one checklist,
 * which covers the notes, by a policy of its own (version 2), so nothing of another phase or record is in play.
 */
export async function modelPhase() {
  const contributor = await makePerson("Cora Contributor");
  const reviewer = await makePerson("Rita Reviewer");
  const second = await makePerson("Remo Reviewer");
  const auditor = await makePerson("Aud Auditor");
  const project = await makeProject({
    members: [
      { person: contributor, role: "contributor" },
      { person: reviewer, role: "reviewer" },
      { person: second, role: "reviewer" },
      { person: auditor, role: "auditor" },
    ],
  });
  const lead = await accessFor(project.lead, project, "policy:update");
  accepted(await publishPolicy(lead, { phase: "model", criteria: [...POLICY] }));
  const work = await accessFor(contributor, project, "checklist:answer");
  accepted(await saveNote(await accessFor(contributor, project, "note:update"), { phase: "model", body: NOTES }));
  await completeChecklist(work, "model-selection");

  return {
    project,
    lead: project.lead,
    contributor,
    reviewer,
    second,
    auditor,
    work,
    gate: async () => getPhaseGate(await accessFor(project.lead, project, "project:read"), "model"),
    signable: async (person: Person) => getSignable(await accessFor(person, project, "record:read"), SUBJECT),
    /** Signs what stands there now, unless told otherwise. */
    sign: async (person: Person, input: Partial<SignInput> = {}) => {
      const { digest } = await getSignable(await accessFor(person, project, "record:read"), SUBJECT);
      const access = await accessFor(person, project, "signoff:create");
      const whole: SignInput = {
        phase: "model",
        subject: "checklist:model-selection",
        decision: "approve",
        comment: "",
        password: TEST_PASSWORD,
        digest,
        ...input,
      };
      return sign(access, whole, collectFacts);
    },
  };
}
