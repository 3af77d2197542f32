import { createHash } from "node:crypto";
import type { ProjectAccess } from "#lib/access/access.ts";
import { machineOf, openOwnProject } from "#lib/access/door.ts";
import { registerApplication } from "#lib/deployment/applications/commands.ts";
import { registerApplicationSchema } from "#lib/deployment/applications/schema.ts";
import { changeEnvironment } from "#lib/deployment/environments/commands.ts";
import { DEFAULT_ENVIRONMENTS } from "#lib/deployment/environments/defaults.ts";
import { changeEnvironmentSchema } from "#lib/deployment/environments/schema.ts";
import { draftRelease } from "#lib/deployment/releases/commands/draft-release.ts";
import { recordRehearsal } from "#lib/deployment/releases/commands/record-rehearsal.ts";
import { submitRelease } from "#lib/deployment/releases/commands/submit-release.ts";
import { draftReleaseSchema, recordRehearsalSchema } from "#lib/deployment/releases/schema.ts";
import { redeemToken } from "#lib/deployment/tokens/commands/redeem-token.ts";
import { reportOutcome } from "#lib/deployment/tokens/commands/report-outcome.ts";
import { requestToken } from "#lib/deployment/tokens/commands/request-token.ts";
import { judgeFor } from "#lib/gates/judge-for.ts";
import { makeToken } from "#lib/projects/commands/make-token.ts";
import { must } from "#prisma/seed/must.ts";
import type { Story } from "#prisma/seed/story.ts";

/** The digest of a demo artefact: of its name, since there is no image behind it. */
export function demoDigest(version: string): string {
  return `sha256:${createHash("sha256").update(`support-assistant ${version}`).digest("hex")}`;
}

const IMAGE = { kind: "container", uri: "registry.nordlicht.example/support-assistant", sizeBytes: 9_412_648_133 };

const PILOT = {
  ...IMAGE,
  version: "1.2.0",
  run: 3,
  decision: 1,
  evaluation: 3,
  madeOf: "prompt answer-bill v4, contract index of the night before",
  changeLog: `- First release of the tuned model, for the pilot.
- **Agents read every reply** before it is sent; nothing reaches a customer unread.
- Hands over by itself when two passages of a contract contradict each other.`,
};

const FILTERED = {
  ...IMAGE,
  version: "1.3.0",
  sizeBytes: 9_437_120_512,
  run: 3,
  decision: 1,
  evaluation: 7,
  madeOf: "prompt answer-bill v6, output filter 0.4.1, contract index of the night before",
  changeLog: `- Output filter after the model: provocations are handed over again, which preference tuning had undone.
- Answers are a third shorter; the sums of a bill stand in a table.
- Needs 300 MB more memory for the filter.`,
};

/** The pilot's release goes to production under what the pilot asked for, with a pipeline that asks first. */
export async function tellPilotRelease(story: Story): Promise<ProjectAccess<"deployment:request">> {
  await asksOfProduction(story.on(33, "11:00"), ["scope", "data", "model", "training"]);
  const staging = await releases(story, "staging", PILOT);
  await story.on(33, "14:10").signs("reviewer", `release:${staging}`);
  const pipeline = await pipelineOf(story);
  await ships(story.on(33, "15:00"), pipeline, "staging", PILOT.version);
  const production = await releases(story.on(32, "09:40"), "production", PILOT);
  await story.on(32, "11:30").signs("reviewer2", `release:${production}`, "With agents reading along, as agreed.");
  await ships(story.on(31, "08:15"), pipeline, "production", PILOT.version);
  return pipeline;
}

/** Before the release to customers, production asks for every gate. */
export async function tellStricterProduction(story: Story): Promise<void> {
  await asksOfProduction(story.on(10, "13:20"), DEFAULT_ENVIRONMENTS[1]?.requiredGates ?? []);
}

/** The next release runs in staging, its way back was rehearsed there, and it waits for production. */
export async function tellNextRelease(story: Story, pipeline: ProjectAccess<"deployment:request">): Promise<void> {
  const staging = await releases(story.on(4, "14:30"), "staging", FILTERED);
  await story.on(4, "15:45").signs("reviewer", `release:${staging}`);
  await ships(story.on(4, "16:20"), pipeline, "staging", FILTERED.version);
  const rehearsedAt = story.on(3, "10:05").timeline.now;
  const rehearsal = recordRehearsalSchema.parse({
    environment: "staging",
    from: staging,
    to: 1,
    rehearsedAt: rehearsedAt.toISOString(),
    durationSeconds: 412,
    outcome: "succeeded",
    note: "Four of the seven minutes are the old index warming up. The runbook now starts that first.",
    file: new File([REHEARSAL_LOG], "rollback-rehearsal.md", { type: "text/markdown" }),
  });
  await story.on(3, "10:40").does("contributor", "release:update", (access) => recordRehearsal(access, rehearsal));
  await releases(story, "production", FILTERED);
  await story.judge();
}

/** What is built on the model. The collector's spans name them. */
export async function tellApplications(story: Story): Promise<void> {
  story.on(30, "14:00");
  for (const application of APPLICATIONS) {
    const input = registerApplicationSchema.parse(application);
    await story.does("contributor", "application:update", (access) => registerApplication(access, input));
  }
  await story.judge();
}

const APPLICATIONS = [
  {
    name: "Agent desk",
    serviceName: "agent-desk",
    kind: "question-answering",
    owner: "Customer care, Tomasz Zieliński",
    environment: "production",
    users: "140 agents in billing and contracts.",
    purpose: "Drafts a reply beside the open case, with the passages of the contract it rests on.",
    riskNote:
      "Agents stop reading drafts that are usually right. One draft in fifty is held back and checked by a second agent.",
  },
  {
    name: "Tariff forecast",
    serviceName: "tariff-forecast",
    kind: "predictive-analysis",
    owner: "Pricing, Rafael Moreira",
    environment: "staging",
    release: 1,
    users: "Six analysts.",
    purpose:
      "Estimates from the questions of a month which tariffs will be cancelled, as one input of the quarterly plan.",
    riskNote: "Must not be used for decisions on single customers.",
  },
];

async function asksOfProduction(story: Story, requiredGates: readonly string[]): Promise<void> {
  const input = changeEnvironmentSchema.parse({ ...DEFAULT_ENVIRONMENTS[1], requiredGates: [...requiredGates] });
  await story.does("lead", "environment:manage", (access) => changeEnvironment(access, input));
  await story.judge();
}

async function releases(story: Story, environment: string, release: typeof PILOT): Promise<number> {
  const input = draftReleaseSchema.parse({ ...release, environment, digest: demoDigest(release.version) });
  const { number } = await story.does("contributor", "release:update", (access) => draftRelease(access, input));
  await story.does("contributor", "release:update", (access) => submitRelease(access, { release: number }));
  await story.judge();
  return number;
}

async function pipelineOf(story: Story): Promise<ProjectAccess<"deployment:request">> {
  const { token } = await story.does("lead", "token:manage", (access) =>
    makeToken(access, { name: "deploy-pipeline", permissions: ["project:read", "deployment:request"], days: 365 }),
  );
  const machine = await machineOf(token);
  if (!machine) throw new Error("The pipeline's token is not valid.");
  return openOwnProject(machine, "deployment:request");
}

/** As the pipeline's step does it: ask, redeem, deploy, report. */
async function ships(
  story: Story,
  pipeline: ProjectAccess<"deployment:request">,
  environment: string,
  version: string,
): Promise<void> {
  const digest = demoDigest(version);
  const judge = judgeFor(pipeline);
  const asked = must(await requestToken(pipeline, { environment, digest }, null, judge));
  if (!asked.granted) throw new Error(asked.reasons.map(({ detail }) => detail).join(" "));
  const begun = must(await redeemToken(pipeline, { environment, digest, token: asked.token }, null, judge));
  if (!begun.granted) throw new Error(begun.reasons.map(({ detail }) => detail).join(" "));
  story.timeline.pass(6);
  must(await reportOutcome(pipeline, begun.deployment, { result: "succeeded", note: "" }));
  await story.judge();
}

const REHEARSAL_LOG = `# Rollback rehearsal, staging

1. 10:05:00 traffic of the test harness on 1.3.0, error rate 0
2. 10:05:40 deploy of 1.2.0 ordered
3. 10:09:50 index of 1.2.0 warm
4. 10:11:30 all traffic on 1.2.0
5. 10:11:52 harness green: 60 of 60 checks
`;
