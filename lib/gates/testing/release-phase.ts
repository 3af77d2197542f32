import type { Machine, Person } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { changeEnvironment } from "#lib/deployment/environments/commands.ts";
import { changeEnvironmentSchema } from "#lib/deployment/environments/schema.ts";
import { draftRelease } from "#lib/deployment/releases/commands/draft-release.ts";
import { recordRehearsal } from "#lib/deployment/releases/commands/record-rehearsal.ts";
import { submitRelease } from "#lib/deployment/releases/commands/submit-release.ts";
import { draftReleaseSchema, recordRehearsalSchema } from "#lib/deployment/releases/schema.ts";
import { redeemToken } from "#lib/deployment/tokens/commands/redeem-token.ts";
import { requestToken } from "#lib/deployment/tokens/commands/request-token.ts";
import type { RedeemToken } from "#lib/deployment/tokens/schema.ts";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { judgeFor } from "#lib/gates/judge-for.ts";
import { getSignable } from "#lib/gates/queries.ts";
import { publishPolicy } from "#lib/lifecycle/commands/publish-policy.ts";
import { sign } from "#lib/lifecycle/commands/sign.ts";
import type { PolicyDocument } from "#lib/lifecycle/criteria.ts";
import { parseSubject, type SubjectName } from "#lib/lifecycle/subject.ts";
import { accepted, completeChecklist } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject, TEST_PASSWORD } from "#lib/lifecycle/testing/fixtures.ts";

/** Without what the default policy asks of the artefact that was optimised, which is another matter. */
const POLICY: PolicyDocument = [
  { key: "release-approved", params: {} },
  { key: "rollback-rehearsed", params: { withinDays: 90 } },
  { key: "checklist-signed", params: { template: "deployment-integration", reviewers: 1 } },
];

/** A digest that is easily told apart: `digestOf("a")` is sixty-four a's. */
export function digestOf(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

/**
 * A project whose production asks for the gate of Deployment alone, so that nothing of an earlier phase is in play: a
 * release, a rehearsal and the checklist open it. Staging asks for no gate.
 */
export async function releasePhase() {
  const contributor = await makePerson("Cora Contributor");
  const reviewer = await makePerson("Rita Reviewer");
  const second = await makePerson("Remo Reviewer");
  const project = await makeProject({
    members: [
      { person: contributor, role: "contributor" },
      { person: reviewer, role: "reviewer" },
      { person: second, role: "reviewer" },
    ],
  });
  const publish = await accessFor(project.lead, project, "policy:update");
  accepted(await publishPolicy(publish, { phase: "deployment", criteria: POLICY }));
  const manage = await accessFor(project.lead, project, "environment:manage");
  const settings = { approvals: 1, tokenSeconds: 300, description: "" };
  for (const environment of [
    { key: "staging", name: "Staging", position: 1, requiredGates: [] },
    { key: "production", name: "Production", position: 2, requiredGates: ["deployment"] },
  ]) {
    const input = changeEnvironmentSchema.parse({ ...settings, ...environment });
    accepted(await changeEnvironment(manage, input));
  }
  const update = await accessFor(contributor, project, "release:update");
  const work = await accessFor(contributor, project, "checklist:answer");
  const pipeline = await tokenFor(project);

  const signs = async (person: Person, name: SubjectName, decision: "approve" | "reject" = "approve") => {
    const subject = parseSubject(name);
    if (!subject) throw new Error(name);
    const { digest, phase } = await getSignable(await accessFor(person, project, "record:read"), subject);
    const comment = decision === "reject" ? "The change log leaves out the new prompt." : "";
    const input = { phase, subject: name, decision, comment, password: TEST_PASSWORD, digest };
    return sign(await accessFor(person, project, "signoff:create"), input, collectFacts);
  };

  const draft = async (environment: string, digest: string, more: Record<string, unknown> = {}) => {
    const content = {
      version: "1.0.0",
      kind: "container",
      uri: "registry.test/assistant",
      changeLog: "- First release.",
    };
    const input = draftReleaseSchema.parse({ ...content, environment, digest, ...more });
    return accepted(await draftRelease(update, input)).number;
  };

  const release = async (environment: string, digest: string, more: Record<string, unknown> = {}) => {
    const number = await draft(environment, digest, more);
    accepted(await submitRelease(update, { release: number }));
    return number;
  };

  return {
    ...{
      project,
      lead: project.lead,
      contributor,
      reviewer,
      second,
      manage,
      update,
      work,
      pipeline,
      signs,
      draft,
      release,
    },
    request: (environment: string, digest: string, key: string | null = null) =>
      requestToken(pipeline, { environment, digest }, key, judgeFor(pipeline)),
    redeem: (input: RedeemToken, key: string | null = null) => redeemToken(pipeline, input, key, judgeFor(pipeline)),
    /** Does all that production asks for a release that was submitted: approval, rehearsal, checklist. */
    openProduction: async (number: number) => {
      accepted(await signs(reviewer, `release:${number}`));
      const rehearsal = recordRehearsalSchema.parse({
        environment: "staging",
        from: number,
        rehearsedAt: new Date(Date.now() - 3_600_000).toISOString(),
        durationSeconds: 240,
        outcome: "succeeded",
        url: "https://records.test/rehearsal",
      });
      accepted(await recordRehearsal(update, rehearsal));
      await completeChecklist(work, "deployment-integration");
      accepted(await signs(reviewer, "checklist:deployment-integration"));
    },
  };
}

/** The door's answer to a pipeline's API token. */
function tokenFor({ id, slug }: { readonly id: string; readonly slug: string }) {
  const machine: Machine = {
    kind: "token",
    tokenId: crypto.randomUUID(),
    name: "pipeline",
    projectId: id,
    permissions: new Set(["project:read", "deployment:request"]),
  };
  return openProject(machine, slug, "deployment:request");
}
