import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { addDataset } from "#lib/data/commands/add-dataset.ts";
import { uploadVersion } from "#lib/data/commands/upload-version.ts";
import { judgeGates } from "#lib/gates/judge.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { chooseRun } from "#lib/training/commands/choose-run.ts";
import { linkDataset } from "#lib/training/commands/datasets.ts";
import { importRun } from "#lib/training/commands/import-run.ts";
import { getCurves } from "#lib/training/queries/get-curves.ts";

const bytes = readFileSync(path.join(import.meta.dirname, "trainer-state/fixtures/trl-kto.json"));
let project: Awaited<ReturnType<typeof makeProject>>;

beforeAll(async () => {
  project = await makeProject();
});

const log = () => accessFor(project.lead, project, "training:log");

async function finding() {
  const [gate] = await judgeGates(db(), project.id, now(), ["training"]);
  return gate?.judgement.findings.find(({ key }) => key === "run-chosen");
}

describe("an imported run", () => {
  test("has its curves, and is there once", async () => {
    const run = accepted(await importRun(await log(), bytes, {}));
    expect(run).toMatchObject({ number: 1, alreadyImported: false });
    expect(accepted(await importRun(await log(), bytes, {}))).toMatchObject({ number: 1, alreadyImported: true });
    const access = await accessFor(project.lead, project, "project:read");
    const { curves } = await getCurves(access, { numbers: [1], keys: ["loss"] });
    expect(curves[0]?.points.length).toBeGreaterThan(5);
  });

  test("that cannot be read leaves nothing behind", async () => {
    const before = await db().trainingRun.count();
    const refused = await importRun(await log(), Buffer.from("{}"), {});
    expect(refused).toMatchObject({ ok: false, field: "log_history" });
    const unknown = await importRun(await log(), Buffer.from('{"log_history":[{"a":1,"step":1}]}'), { dataset: "9/9" });
    expect(unknown).toMatchObject({ ok: false, field: "dataset" });
    expect(await db().trainingRun.count()).toBe(before);
  });
});

describe("the gate of Training", () => {
  test("wants a chosen run, its data named, kept here and cleared, one after another", async () => {
    expect(await finding()).toMatchObject({ state: "failed", reason: "run.none-chosen" });
    const reason = "The lowest validation loss of all that were tried.";
    const choose = await accessFor(project.lead, project, "training:choose");
    expect(await chooseRun(choose, { run: 9, reason })).toMatchObject({ ok: false, reason: "no-such-run" });
    accepted(await chooseRun(choose, { run: 1, reason }));
    expect(await finding()).toMatchObject({ state: "failed", reason: "run.no-dataset" });

    const data = await accessFor(project.lead, project, "data:update");
    accepted(await addDataset(data, { name: "tickets", description: "" }));
    async function* file() {
      yield Buffer.from('{"text":"a"}\n');
    }
    const asked = { purpose: "train", format: "jsonl", fileName: "t.jsonl", sources: [], textColumns: [] } as const;
    accepted(await uploadVersion(data, 1, { ...asked, sources: [], textColumns: [] }, file()));
    const { id: versionId } = await db().datasetVersion.findFirstOrThrow({ where: { projectId: project.id } });
    accepted(await linkDataset(await log(), { run: 1, datasetId: null, versionId, context: "training" }));
    expect(await finding()).toMatchObject({ state: "failed", reason: "run.no-source" });
  });
});
