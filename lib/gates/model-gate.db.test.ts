import { beforeEach, describe, expect, test } from "vitest";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { getPhaseGate, getSignable } from "#lib/gates/queries.ts";
import { sign } from "#lib/lifecycle/commands/sign.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { TEST_PASSWORD } from "#lib/lifecycle/testing/fixtures.ts";
import { addCandidate } from "#lib/model/commands/add-candidate.ts";
import { answerLicenceQuestion } from "#lib/model/commands/answer-licence-question.ts";
import { decideModel } from "#lib/model/commands/decide-model.ts";
import { declareUse } from "#lib/model/commands/declare-use.ts";
import { noteCertification } from "#lib/model/commands/note-certification.ts";
import { certificationSchema } from "#lib/model/schema.ts";
import { candidateInput, DECISION, makeModelTeam, someUse } from "#lib/model/testing/inputs.ts";
import { now, setClock } from "#lib/platform/clock.ts";

const SUBJECT = { kind: "record", key: "model-decision" } as const;

let team: Awaited<ReturnType<typeof makeModelTeam>>;

beforeEach(async () => {
  setClock(undefined);
  team = await makeModelTeam();
});

const update = () => team.as("contributor", "model:update");

async function finding(key: string) {
  const { judgement } = await getPhaseGate(await team.as("lead", "project:read"), "model");
  return judgement.findings.find((one) => one.key === key);
}

async function decide(candidate: number, rejected: Record<string, string> = {}) {
  accepted(await decideModel(await team.as("lead", "model:decide"), { candidate, ...DECISION, rejected }));
}

async function signDecision() {
  const { digest } = await getSignable(await team.as("reviewer", "record:read"), SUBJECT);
  const access = await team.as("reviewer", "signoff:create");
  const input = { phase: "model", subject: "record:model-decision", decision: "approve", comment: "" } as const;
  return sign(access, { ...input, digest, password: TEST_PASSWORD }, collectFacts);
}

describe("the gate of Model", () => {
  test("asks for a use, a decision and its signature, and goes stale with what the decision rests on", async () => {
    expect(await finding("licence-permits")).toMatchObject({ state: "failed", reason: "use.none" });
    expect(await finding("model-decided")).toMatchObject({ state: "failed", reason: "decision.none" });
    accepted(await declareUse(await update(), someUse()));
    expect(await finding("licence-permits")).toMatchObject({ state: "undecided", reason: "decision.none" });
    accepted(await addCandidate(await update(), candidateInput("catalogue:phi-4")));
    await decide(1);
    expect(await finding("licence-permits")).toMatchObject({ state: "met", reason: "licence.allowed" });
    expect(await finding("model-decided")).toMatchObject({ state: "failed", reason: "signature.missing" });
    accepted(await signDecision());
    expect(await finding("model-decided")).toMatchObject({ state: "met" });
    accepted(await declareUse(await update(), someUse({ hostsForOthers: true })));
    expect(await finding("model-decided")).toMatchObject({ state: "failed", reason: "signature.stale" });
  });

  test("closes over a licence that forbids the use, with its clause, and waits for an answer that only a person has", async () => {
    accepted(await declareUse(await update(), someUse()));
    accepted(await addCandidate(await update(), candidateInput("catalogue:command-r")));
    accepted(await addCandidate(await update(), candidateInput("catalogue:llama-3.1-8b")));
    await decide(1, { 2: "It asks for a name on the product." });
    const forbidden = await finding("licence-permits");
    expect(forbidden).toMatchObject({ state: "failed", reason: "licence.not-allowed" });
    expect(forbidden?.fact).toContain("Section 2(a)(1)");
    await decide(2, { 1: "Its licence is for research only." });
    const asked = await finding("licence-permits");
    expect(asked).toMatchObject({ state: "undecided", reason: "licence.question" });
    expect(asked?.fact).toContain("700 million monthly active users");
    const answer = { candidate: 2, question: "monthly-users", answer: false, note: "" } as const;
    accepted(await answerLicenceQuestion(await update(), answer));
    expect(await finding("licence-permits")).toMatchObject({ state: "met" });
  });

  test("counts certifications through their last day, and says when time alone will change that", async () => {
    expect(await finding("certification-noted")).toMatchObject({ state: "failed", reason: "certification.none" });
    const today = now().toISOString().slice(0, 10);
    const note = certificationSchema.parse({ name: "SOC 2 Type II", holder: "The provider", expiresOn: today });
    accepted(await noteCertification(await update(), note));
    const met = await finding("certification-noted");
    expect(met).toMatchObject({ state: "met" });
    expect(met?.fact).toContain(`SOC 2 Type II ends soon: it holds through ${today}.`);
    const midnight = new Date(`${today}T00:00:00Z`).getTime() + 86_400_000;
    expect(met?.validUntil).toBe(new Date(midnight).toISOString());
    setClock(new Date(midnight));
    expect(await finding("certification-noted")).toMatchObject({ state: "failed", reason: "certification.expired" });
    setClock(undefined);
  });
});
