import { beforeEach, describe, expect, it } from "vitest";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { addCandidate } from "#lib/model/commands/add-candidate.ts";
import { addCustomModel } from "#lib/model/commands/add-custom-model.ts";
import { answerLicenceQuestion } from "#lib/model/commands/answer-licence-question.ts";
import { decideModel } from "#lib/model/commands/decide-model.ts";
import { declareUse } from "#lib/model/commands/declare-use.ts";
import { editCustomModel } from "#lib/model/commands/edit-custom-model.ts";
import { removeCandidate } from "#lib/model/commands/remove-candidate.ts";
import { removeCustomModel } from "#lib/model/commands/remove-custom-model.ts";
import { reviewLicence } from "#lib/model/commands/review-licence.ts";
import { scoreCandidate } from "#lib/model/commands/score-candidate.ts";
import { setCriteria } from "#lib/model/commands/set-criteria.ts";
import { getCandidate } from "#lib/model/queries/get-candidate.ts";
import { getSelection } from "#lib/model/queries/get-selection.ts";
import { listDecisions } from "#lib/model/queries/list-decisions.ts";
import { criteriaSchema, scoreSchema } from "#lib/model/schema.ts";
import { candidateInput, DECISION, makeModelTeam, someModel, someUse } from "#lib/model/testing/inputs.ts";
import { pool } from "#lib/platform/db.ts";

type Team = Awaited<ReturnType<typeof makeModelTeam>>;
let team: Team;

beforeEach(async () => {
  team = await makeModelTeam();
});

const update = () => team.as("contributor", "model:update");
const read = () => team.as("reviewer", "record:read");

async function add(model: string, way?: "self" | "provider") {
  return accepted(await addCandidate(await update(), candidateInput(model, way))).number;
}

async function verdictOf(number: number) {
  return (await getCandidate(await read(), number))?.candidate.verdict;
}

async function score(candidate: number, criterion: string, points: number | "", more: Record<string, unknown> = {}) {
  const input = scoreSchema.parse({ candidate, criterion, points, source: "opinion", ...more });
  return scoreCandidate(await update(), input);
}

describe("a candidate", () => {
  it("is one model, once, and reached in a way there is", async () => {
    expect(await add("catalogue:phi-4")).toBe(1);
    expect(await addCandidate(await update(), candidateInput("catalogue:phi-4", "provider"))).toMatchObject({
      reason: "is-candidate",
    });
    expect(await addCandidate(await update(), candidateInput("catalogue:gpt-4", "self"))).toMatchObject({
      reason: "weights-closed",
      field: "way",
    });
    expect(await addCandidate(await update(), candidateInput("catalogue:nothing"))).toMatchObject({
      reason: "no-such-model",
    });
    expect(await addCandidate(await update(), candidateInput("own:1"))).toMatchObject({ reason: "no-such-model" });
    expect(await add("catalogue:gpt-4", "provider")).toBe(2);
  });

  it("may be the project's own, which stays as long as it is one", async () => {
    const { number } = accepted(await addCustomModel(await update(), someModel()));
    const candidate = await add(`own:${number}`);
    expect(await removeCustomModel(await update(), { number })).toMatchObject({ reason: "is-candidate" });
    accepted(await editCustomModel(await update(), { ...someModel({ name: "House model 2" }), number, revision: 1 }));
    expect(await editCustomModel(await update(), { ...someModel(), number, revision: 1 })).toMatchObject({
      reason: "changed-meanwhile",
    });
    expect((await getCandidate(await read(), candidate))?.candidate.model).toMatchObject({
      name: "House model 2",
      parameters: 7.24e9,
    });
    accepted(await removeCandidate(await update(), { number: candidate }));
    accepted(await removeCustomModel(await update(), { number }));
    expect((await getSelection(await read())).candidates).toEqual([]);
  });

  it("is scored with a source, and the newest score counts", async () => {
    const [a, b] = [await add("catalogue:phi-4"), await add("catalogue:qwen2.5-7b")];
    accepted(
      await setCriteria(
        await update(),
        criteriaSchema.parse({
          criteria: [
            { title: "Quality", weight: 3 },
            { title: "Cost", weight: 1 },
          ],
        }),
      ),
    );
    accepted(await score(a, "quality", 5));
    accepted(await score(a, "cost", 1));
    accepted(await score(b, "quality", 2, { source: "document", url: "https://example.com/table" }));
    accepted(await score(b, "cost", 5));
    expect(await score(b, "latency", 5)).toMatchObject({ reason: "no-such-criterion" });
    expect(await score(b, "cost", 5, { source: "evaluation", evaluation: 9 })).toMatchObject({
      reason: "no-such-evaluation",
    });
    const before = await getSelection(await read());
    expect(before.candidates.map(({ number, total }) => [number, total])).toEqual([
      [a, 4],
      [b, 2.75],
    ]);
    accepted(await score(a, "quality", ""));
    const after = await getSelection(await read());
    expect(after.candidates[0]).toMatchObject({ number: b });
    expect(after.candidates[1]).toMatchObject({ number: a, total: 1, missing: ["quality"] });
  });
});

describe("a licence", () => {
  it("blocks a commercial use with its clause, and not a use that is none", async () => {
    const number = await add("catalogue:command-r");
    expect(await verdictOf(number)).toBeNull();
    accepted(await declareUse(await update(), someUse()));
    expect(await verdictOf(number)).toMatchObject({ state: "not-allowed", findings: [{ clause: "Section 2(a)(1)" }] });
    accepted(await declareUse(await update(), someUse({ commercial: false })));
    expect((await verdictOf(number))?.state).toBe("allowed");
  });

  it("asks its question, for every model under it, and keeps who answered", async () => {
    accepted(await declareUse(await update(), someUse()));
    const [a, b] = [await add("catalogue:llama-3.1-8b"), await add("catalogue:llama-3.1-70b")];
    expect((await verdictOf(a))?.state).toBe("question");
    const answer = { candidate: a, question: "monthly-users", answer: false, note: "About 20 000." } as const;
    accepted(await answerLicenceQuestion(await update(), answer));
    expect((await verdictOf(a))?.state).toBe("allowed");
    expect((await verdictOf(b))?.state).toBe("allowed");
    expect((await getCandidate(await read(), b))?.answers.get("monthly-users")).toMatchObject({
      by: "Cora Contributor",
    });
    accepted(await answerLicenceQuestion(await update(), { ...answer, answer: true }));
    expect((await verdictOf(a))?.state).toBe("not-allowed");
    expect(await answerLicenceQuestion(await update(), { ...answer, question: "domicile-eu" })).toMatchObject({
      reason: "not-asked",
    });
  });

  it("that nobody has read permits nothing until it is reviewed", async () => {
    accepted(await declareUse(await update(), someUse()));
    accepted(await addCustomModel(await update(), someModel()));
    const number = await add("own:1");
    expect((await verdictOf(number))?.state).toBe("not-allowed");
    const findings = {
      ...{ commercial: true, outputsTrainOthers: false, hosting: false },
      ...{ clause: "Section 2", conditions: "", source: "https://example.com/licence" },
    };
    accepted(await reviewLicence(await update(), { candidate: number, ...findings }));
    expect((await verdictOf(number))?.state).toBe("allowed");
    const known = await add("catalogue:phi-4");
    expect(await reviewLicence(await update(), { candidate: known, ...findings })).toMatchObject({
      reason: "known-licence",
    });
  });
});

describe("a decision", () => {
  it("says why each of the others is not taken, and keeps what was so that day", async () => {
    const [a, b] = [await add("catalogue:phi-4"), await add("catalogue:command-r")];
    const lead = await team.as("lead", "model:decide");
    const input = { candidate: a, ...DECISION, rejected: { [b]: "Its licence is for research only." } };
    expect(await decideModel(lead, input)).toMatchObject({ reason: "no-use" });
    accepted(await declareUse(await update(), someUse()));
    expect(await decideModel(lead, { ...input, rejected: {} })).toMatchObject({
      reason: "reason-missing",
      field: `rejected.${b}`,
    });
    expect(accepted(await decideModel(lead, input))).toEqual({ version: 1, name: "Phi-4" });
    accepted(await removeCandidate(await update(), { number: b }));
    expect(await removeCandidate(await update(), { number: a })).toMatchObject({ reason: "chosen" });
    expect(accepted(await decideModel(lead, { ...input, rejected: {} }))).toMatchObject({ version: 2 });
    const [second, first] = await listDecisions(lead);
    expect(second?.considered.candidates).toHaveLength(1);
    expect(first?.considered.candidates[1]).toMatchObject({
      ...{ name: "Command R", chosen: false, reason: "Its licence is for research only." },
      verdict: { state: "not-allowed" },
    });
  });

  it("is not the contributor's to make, and stays as it was written", async () => {
    await expect(team.as("contributor", "model:decide")).rejects.toThrow();
    for (const table of ["model_decision", "declared_use", "candidate_score", "licence_answer"])
      await expect(pool().query(`DELETE FROM ${table}`)).rejects.toThrow("permission denied");
  });
});
