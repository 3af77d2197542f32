import { describe, expect, it } from "vitest";
import { trainRewardModel } from "#lib/alignment/commands/train-reward-model.ts";
import { exportRewardModel } from "#lib/alignment/queries/export-reward-model.ts";
import { getRewardModel, getTopFeatures } from "#lib/alignment/queries/get-reward-model.ts";
import { listRewardModels } from "#lib/alignment/queries/list-reward-models.ts";
import { scoreResponses } from "#lib/alignment/queries/score-responses.ts";
import { collectRewardModelEvidence } from "#lib/alignment/reward-models/evidence.ts";
import type { ModelFile } from "#lib/alignment/reward-models/model-file.ts";
import { trainRewardModelSchema } from "#lib/alignment/reward-models/schema.ts";
import { scorerOf } from "#lib/alignment/reward-models/score.ts";
import { drawnPairs } from "#lib/alignment/reward-models/testing/drawn-pairs.ts";
import { makePreferenceProject, type PreferenceProject, workOnce } from "#lib/alignment/testing/preference-project.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

async function train({ project, campaign }: PreferenceProject, change: Record<string, unknown> = {}) {
  const access = await accessFor(project.lead, project, "reward-model:train");
  accepted(await trainRewardModel(access, trainRewardModelSchema.parse({ campaign, ...change })));
  return workOnce();
}

const reading = ({ project }: PreferenceProject) => accessFor(project.lead, project, "record:read");

describe("a reward model", () => {
  it("is trained in the background on what people prefer, tested, kept, exported and scored by", async () => {
    const made = await makePreferenceProject(drawnPairs(300, { seed: 1, taste: 3 }));
    expect(await train(made)).toMatchObject({ state: "done", resultPath: "alignment/reward-models/1" });
    const access = await reading(made);
    const { items, total } = await listRewardModels(access, {});
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ number: 1, pairsOfPeople: 300, pairsOfMachines: 0, lengthFlag: null });
    const model = await getRewardModel(access, 1);
    expect(model?.interval.low).toBeGreaterThan(0.6);
    expect((model?.trainingPairs ?? 0) + (model?.heldOutPairs ?? 0)).toBe(300);
    expect(model?.report).not.toHaveProperty("raising");
    const raising = (await getTopFeatures(access, 1))?.raising.map(({ name }) => name) ?? [];
    expect(raising.slice(0, 10).some((name) => /“(sorry|gladly|step)”/.test(name))).toBe(true);
    const file = await textOf(await exportRewardModel(access, 1));
    const { header, weights } = JSON.parse(file) as ModelFile;
    expect(header).toMatchObject({ labels: { people: 300, machines: 0 }, data: { sha256: model?.dataSha256 } });
    const scored = await scoreResponses(access, 1, { prompt: "Where is it?", responses: ["sorry, gladly", "never"] });
    const score = scorerOf(weights);
    expect(scored?.scores).toEqual([score("Where is it?", "sorry, gladly"), score("Where is it?", "never")]);
    expect(await scoreResponses(access, 2, { prompt: "x", responses: ["y"] })).toBeNull();
  });

  it("is the same for the same seed and preferences, and a number of its own each time", async () => {
    const made = await makePreferenceProject(drawnPairs(120, { seed: 2, taste: 2 }));
    await train(made);
    await train(made);
    await train(made, { seed: 2 });
    const [third, second, first] = (await listRewardModels(await reading(made), {})).items;
    expect([first?.number, second?.number, third?.number]).toEqual([1, 2, 3]);
    expect(second?.accuracy).toBe(first?.accuracy);
    const details = await Promise.all([1, 2, 3].map(async (number) => getRewardModel(await reading(made), number)));
    expect(details[1]?.report).toEqual(details[0]?.report);
    expect(details[2]?.dataSha256).toBe(details[0]?.dataSha256);
    const evidence = await collectRewardModelEvidence(db(), made.project.id);
    expect(evidence).toMatchObject({ trainedInRound: 3, newest: { number: 3 } });
  });

  it("learns from a machine only where it was told to, and says so for ever", async () => {
    const made = await makePreferenceProject(drawnPairs(120, { seed: 3, taste: 2 }), "machine");
    expect(await train(made)).toMatchObject({ state: "failed", errorReason: "too-few-pairs" });
    expect(await train(made, { machineLabels: true })).toMatchObject({ state: "done" });
    const access = await reading(made);
    expect((await listRewardModels(access, {})).items[0]).toMatchObject({ pairsOfPeople: 0, pairsOfMachines: 120 });
    const exported = await exportRewardModel(access, 1);
    expect(exported?.name).toBe("reward-model-1-machine-labels.json");
    expect((JSON.parse(await textOf(exported)) as ModelFile).header.labels).toMatchObject({ people: 0, machines: 120 });
    const entry = await db().ledgerEntry.findFirstOrThrow({
      where: { chain: made.project.id, type: "reward-model.trained" },
    });
    expect(JSON.parse(entry.payload)).toMatchObject({ machines: 120 });
  });

  it("flags a planted length bias", async () => {
    const made = await makePreferenceProject(drawnPairs(400, { seed: 4, taste: 0, perDoubling: 2.5 }));
    await train(made);
    expect((await listRewardModels(await reading(made), {})).items[0]?.lengthFlag).toBe("longer");
  });

  it("refuses too few pairs with what was left out, and leaves nothing", async () => {
    const made = await makePreferenceProject(drawnPairs(50, { seed: 5, taste: 2 }), "none");
    const job = await train(made);
    expect(job).toMatchObject({ state: "failed", errorReason: "too-few-pairs" });
    expect(job.errorMessage).toContain("50 pairs nobody has judged");
    expect(await db().rewardModel.count({ where: { projectId: made.project.id } })).toBe(0);
  });

  it("refuses a campaign that is not there, and a judge without machine labels", async () => {
    const made = await makePreferenceProject(drawnPairs(10, { seed: 6, taste: 2 }));
    const access = await accessFor(made.project.lead, made.project, "reward-model:train");
    const ask = (change: object) => trainRewardModel(access, trainRewardModelSchema.parse({ campaign: 1, ...change }));
    expect(await ask({ campaign: 9 })).toMatchObject({ reason: "no-such-campaign", field: "campaign" });
    expect(await ask({ judge: 1 })).toMatchObject({ reason: "no-such-judge", field: "machineLabels" });
    expect(await ask({ judge: 1, machineLabels: true })).toMatchObject({ reason: "no-such-judge", field: "judge" });
  });
});

async function textOf(file: { readonly bytes: AsyncGenerator<Uint8Array> } | null): Promise<string> {
  const pieces: Uint8Array[] = [];
  if (file) for await (const piece of file.bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
