import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { claimJob } from "#lib/background/claim.ts";
import { runJob } from "#lib/background/run-job.ts";
import { measureOverlaps } from "#lib/data/commands/start-measuring.ts";
import { datasetOverlapJob } from "#lib/data/jobs/dataset-overlap.ts";
import { listOverlapExamples } from "#lib/data/queries/list-overlap-examples.ts";
import { listOverlaps } from "#lib/data/queries/list-overlaps.ts";
import { type DataTeam, dataTeam } from "#lib/data/testing/data-team.ts";
import { makeVersion } from "#lib/data/testing/datasets.ts";
import { someProse } from "#lib/data/testing/prose.ts";
import { db } from "#lib/platform/db.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { seededRandom } from "#lib/statistics/random.ts";

let team: DataTeam;
let maker: ProjectAccess<"data:update">;
let dashboards: ProjectAccess<"project:read">;

beforeEach(async () => {
  await resetDatabase();
  team = await dataTeam();
  maker = await openProject(team.contributor, team.slug, "data:update");
  dashboards = await openProject(team.stakeholder, team.slug, "project:read");
});

const QUESTIONS = Array.from({ length: 40 }, (_, seed) => ({ question: someProse(seededRandom(seed), 20, 40) }));

const jobs = () => db().backgroundJob.findMany({ where: { kind: "dataset-overlap" } });

async function runNext(): Promise<void> {
  const job = await claimJob();
  if (!job) throw new Error("nothing to claim");
  await runJob(job, new Map([[datasetOverlapJob.kind, datasetOverlapJob]]), new AbortController().signal);
}

describe("a test set and a training set", () => {
  it("are compared as soon as both are there", async () => {
    await makeVersion(maker, "Held out", "test", QUESTIONS);
    expect(await jobs()).toEqual([]);
    await makeVersion(maker, "Tickets", "train", [
      ...QUESTIONS.slice(0, 3),
      { question: "How are you doing today, my friend?" },
    ]);
    expect(await jobs()).toMatchObject([{ state: "queued", total: 44n }]);
    expect(await listOverlaps(dashboards, 1, 1)).toMatchObject([
      { other: { dataset: 2, name: "Tickets" }, measured: null },
    ]);
    await runNext();
    expect(await jobs()).toMatchObject([{ state: "done", done: 44n, total: 44n }]);
    const [overlap] = await listOverlaps(dashboards, 1, 1);
    expect(overlap?.measured).toMatchObject({ testRows: 40, trainRows: 4, exactRows: 3, anyRows: 3, share: 0.075 });
    expect(overlap?.measured?.interval?.high).toBeCloseTo(0.1986, 3);
    expect(await listOverlaps(dashboards, 2, 1)).toMatchObject([{ other: { dataset: 1 }, measured: { anyRows: 3 } }]);
    const reading = await openProject(team.auditor, team.slug, "record:read");
    expect(await listOverlapExamples(reading, 1, 1)).toMatchObject([
      { test: "1/1", train: "2/1", examples: [{ testRow: 0 }, {}, {}] },
    ]);
    const events = await db().ledgerEntry.findMany({ where: { type: "dataset.overlap-measured" } });
    expect(events.map(({ payload }) => JSON.parse(payload))).toMatchObject([
      { test: "1/1", train: "2/1", rows: 3, of: 40 },
    ]);
  });

  it("are compared once, however many wait", async () => {
    await makeVersion(maker, "Held out", "test", QUESTIONS);
    for (const name of ["One", "Two", "Three"]) await makeVersion(maker, name, "train", QUESTIONS.slice(3));
    expect(await jobs()).toHaveLength(1);
    await runNext();
    expect(await db().datasetOverlap.count()).toBe(3);
    expect(await measureOverlaps(maker)).toMatchObject({ reason: "nothing-to-measure" });
    expect(
      await db()
        .datasetOverlap.updateMany({ data: { anyRows: 0 } })
        .catch(() => "append-only"),
    ).toBe("append-only");
  });

  it("are compared on request where it was cancelled", async () => {
    await makeVersion(maker, "Held out", "test", QUESTIONS);
    await makeVersion(maker, "Tickets", "train", QUESTIONS);
    await db().backgroundJob.updateMany({ data: { cancelAskedAt: new Date() } });
    await runNext();
    expect(await db().datasetOverlap.count()).toBe(0);
    expect(await measureOverlaps(maker)).toMatchObject({ ok: true });
    await runNext();
    expect(await db().datasetOverlap.findMany()).toMatchObject([{ anyRows: 40 }]);
  });
});
