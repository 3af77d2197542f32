import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDataset } from "#lib/data/commands/add-dataset.ts";
import { uploadVersion } from "#lib/data/commands/upload-version.ts";
import { uploadQuery } from "#lib/data/datasets/schema.ts";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { judgeGates } from "#lib/gates/judge.ts";
import { loadSubject } from "#lib/lifecycle/load-subject.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { makePrompt } from "#lib/prompts/testing/test-prompts.ts";
import { choosePrompt } from "#lib/training/commands/choose-prompt.ts";
import { chooseRun } from "#lib/training/commands/choose-run.ts";
import { importRun } from "#lib/training/commands/import-run.ts";

let project: Awaited<ReturnType<typeof makeProject>>;
const contributor = { person: undefined as Awaited<ReturnType<typeof makePerson>> | undefined };
const reason = "It answers best of all that were tried.";

beforeAll(async () => {
  contributor.person = await makePerson("Cora Contributor");
});

beforeEach(async () => {
  project = await makeProject({ members: [{ person: maker(), role: "contributor" }] });
});

function maker() {
  if (!contributor.person) throw new Error("nobody");
  return contributor.person;
}

async function choose(prompt: string, version: number) {
  return choosePrompt(await accessFor(maker(), project, "training:choose"), { prompt, version, reason });
}

async function finding() {
  const [gate] = await judgeGates(db(), project.id, now(), ["training"]);
  return gate?.judgement.findings.find(({ key }) => key === "run-chosen");
}

async function signable() {
  const where = { projectId: project.id, phase: "training", round: 1 } as const;
  return loadSubject(db(), where, { kind: "checklist", key: "training-review" }, collectFacts);
}

async function keep(purpose: "train" | "test", row: string): Promise<void> {
  const access = await accessFor(maker(), project, "data:update");
  const { number } = accepted(await addDataset(access, { name: `tickets ${purpose}`, description: "" }));
  async function* file() {
    yield Buffer.from(`{"text":"${row}"}\n`);
  }
  const asked = uploadQuery.parse({ purpose, format: "jsonl", fileName: "t.jsonl" });
  accepted(await uploadVersion(access, number, asked, file()));
}

describe("a prompt that is chosen", () => {
  it("meets the gate when it names no data, and says so", async () => {
    await makePrompt({ maker: maker(), project }, "answer", ["Answer {{q}}."]);
    expect(await choose("answer", 2)).toMatchObject({ ok: false, reason: "no-such-version" });
    expect(await choose("nothing", 1)).toMatchObject({ ok: false, reason: "no-such-prompt" });
    expect(await finding()).toMatchObject({ state: "failed", reason: "run.none-chosen" });
    accepted(await choose("answer", 1));
    expect(await finding()).toMatchObject({
      state: "met",
      reason: "prompt.chosen",
      fact: "Version 1 of the prompt The prompt answer, was chosen. It names no data that examples in it come from.",
    });
  });

  it("does not when its examples are of a test set, or of data without a source", async () => {
    await keep("test", "a");
    await keep("train", "b");
    await makePrompt({ maker: maker(), project }, "shots", [
      { text: "As in: a. {{q}}", datasets: ["1/1"] },
      { text: "As in: b. {{q}}", datasets: ["2/1"] },
    ]);
    accepted(await choose("shots", 1));
    expect(await finding()).toMatchObject({
      state: "failed",
      reason: "prompt.test-set",
      fact: expect.stringContaining("It takes examples from tickets test 1/1, which is kept for testing."),
    });
    accepted(await choose("shots", 2));
    expect(await finding()).toMatchObject({ state: "failed", reason: "prompt.no-source" });
  });

  it("is what the review signs: another choice is another snapshot, and who chose may not sign", async () => {
    await makePrompt({ maker: maker(), project }, "answer", ["Answer {{q}}.", "Say {{q}}."]);
    const nothing = await signable();
    accepted(await choose("answer", 1));
    const first = await signable();
    accepted(await choose("answer", 2));
    const second = await signable();
    const log = await accessFor(maker(), project, "training:log");
    const state = '{"log_history":[{"loss":1.5,"step":1},{"loss":1.2,"step":2}]}';
    accepted(await importRun(log, Buffer.from(state), {}));
    accepted(await chooseRun(await accessFor(maker(), project, "training:choose"), { run: 1, reason }));
    const run = await signable();
    expect(new Set([nothing, first, second, run].map(({ digest }) => digest)).size).toBe(4);
    expect(nothing.authors).toEqual([]);
    expect(second.authors).toContain(maker().userId);
    expect(second.snapshot.facts["training.choice"]?.[0]).toMatchObject({
      label: "Chosen prompt “The prompt answer”",
      fields: { prompt: "answer", version: 2, data: null },
    });
    expect(run.snapshot.facts["training.choice"]?.[0]).toMatchObject({ fields: { run: 1 } });
  });
});
