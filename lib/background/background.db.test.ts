import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { ProjectAccess } from "#lib/access/access.ts";
import { claimJob, MAX_ATTEMPTS } from "#lib/background/claim.ts";
import { cancelJob } from "#lib/background/commands/cancel-job.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { type JobContext, jobKind } from "#lib/background/job-kind.ts";
import { getJob } from "#lib/background/queries/get-job.ts";
import { listCurrentJobs, listJobs } from "#lib/background/queries/list-jobs.ts";
import { runJob } from "#lib/background/run-job.ts";
import { workOnBackgroundJobs } from "#lib/background/worker.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import { accept, refuse } from "#lib/platform/outcome.ts";

type Context = JobContext<"data:update", { to: number }>;

const discarded = vi.fn(async () => undefined);

function kindOf(run: (context: Context) => Promise<unknown>) {
  return jobKind({
    kind: "test.count",
    permission: "data:update",
    payload: z.object({ to: z.int() }),
    unit: "items",
    async run(context) {
      const answer = await run(context);
      return answer === "no" ? refuse("test.no", "It will not do.") : accept({ resultPath: "data" });
    },
    discard: discarded,
  });
}

let access: ProjectAccess<"data:update" | "project:read">;
let reading: ProjectAccess<"record:read">;
let cancelling: ProjectAccess<"job:cancel">;

beforeEach(async () => {
  await pool().query("DELETE FROM background_job");
  discarded.mockClear();
  const { lead, ...project } = await makeProject();
  access = await accessFor(lead, project, "data:update");
  reading = await accessFor(lead, project, "record:read");
  cancelling = await accessFor(lead, project, "job:cancel");
});

async function start(kind: ReturnType<typeof kindOf>, to = 3): Promise<string> {
  const started = await changeProject(access, async ({ tx, at }) =>
    accept(await startJob(tx, access, kind, { payload: { to }, title: "Count to three", total: to, at })),
  );
  if (!started.ok) throw new Error("not started");
  return started.value;
}

async function runOnce(kind: ReturnType<typeof kindOf>, stopping = new AbortController().signal): Promise<void> {
  const job = await claimJob();
  if (!job) throw new Error("nothing to claim");
  await runJob(job, new Map([[kind.kind, kind]]), stopping);
}

describe("a job", () => {
  it("runs with its payload and the access of whoever started it", async () => {
    const kind = kindOf(async ({ payload, access: given, progress }) => {
      expect(payload).toEqual({ to: 3 });
      expect(given.project.id).toBe(access.project.id);
      progress({ done: 3 });
    });
    const id = await start(kind);
    expect(await getJob(reading, id)).toMatchObject({ state: "queued", done: 0, total: 3, startedByName: "Lea Lead" });
    await runOnce(kind);
    expect(await getJob(reading, id)).toMatchObject({ state: "done", done: 3, resultPath: "data", errorMessage: null });
    expect(await claimJob()).toBeNull();
  });

  it("that is refused has failed, says why and leaves nothing", async () => {
    const kind = kindOf(async () => "no");
    const id = await start(kind);
    await runOnce(kind);
    expect(await getJob(reading, id)).toMatchObject({ state: "failed", errorMessage: "It will not do." });
    expect(discarded).toHaveBeenCalledOnce();
    expect((await listCurrentJobs(reading, ["test.count"])).map((job) => job.id)).toEqual([id]);
  });

  it("that breaks off is tried again from what it saved, and is given up in the end", async () => {
    const seen: unknown[] = [];
    const kind = kindOf(async ({ resume, saveResume }) => {
      seen.push(resume);
      await saveResume({ at: seen.length });
      throw new Error("The line went dead.");
    });
    const id = await start(kind);
    for (let run = 0; run < MAX_ATTEMPTS; run++) await runOnce(kind);
    expect(seen).toEqual([null, { at: 1 }, { at: 2 }, { at: 3 }, { at: 4 }]);
    expect(await getJob(reading, id)).toMatchObject({ state: "failed" });
    expect(await claimJob()).toBeNull();
  });

  it("is given to one worker only, and to another once the first is silent", async () => {
    const kind = kindOf(async () => undefined);
    const id = await start(kind);
    const claims = await Promise.all([claimJob(), claimJob(), claimJob()]);
    const [first] = claims.filter((claim) => claim !== null);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    await pool().query("UPDATE background_job SET beat_at = now() - interval '31 seconds' WHERE id = $1", [id]);
    const second = await claimJob();
    expect(second).toMatchObject({ id, attempt: 2 });
    // The first comes back to life: what it does counts no more.
    if (first) await runJob(first, new Map([[kind.kind, kind]]), new AbortController().signal);
    expect(await getJob(reading, id)).toMatchObject({ state: "running" });
  });

  it("is stopped by cancelling it, waiting or running", async () => {
    const waiting = kindOf(async () => undefined);
    const first = await start(waiting);
    expect(await cancelJob(cancelling, { id: first })).toMatchObject({ ok: true });
    await runOnce(waiting);
    expect(await getJob(reading, first)).toMatchObject({ state: "cancelled" });

    const running = kindOf(async ({ signal }) => {
      await cancelJob(cancelling, { id: second });
      await sleep(20_000, undefined, { signal });
    });
    const second = await start(running);
    await runOnce(running);
    expect(await getJob(reading, second)).toMatchObject({ state: "cancelled" });
    expect(discarded).toHaveBeenCalledTimes(2);
    expect(await cancelJob(cancelling, { id: second })).toMatchObject({ ok: false, reason: "job-ended" });
    const events = await db().ledgerEntry.count({ where: { chain: access.project.id, type: "job.cancelled" } });
    expect(events).toBe(2);
  });

  it("is given back when its process stops, and that does not count", async () => {
    const stopping = new AbortController();
    const kind = kindOf(async ({ signal, saveResume }) => {
      await saveResume({ at: 2 });
      stopping.abort();
      await sleep(20_000, undefined, { signal });
    });
    const id = await start(kind);
    await runOnce(kind, stopping.signal);
    expect(await getJob(reading, id)).toMatchObject({ state: "queued" });
    expect(await claimJob()).toMatchObject({ id, attempt: 1, resume: { at: 2 } });
  });

  it("does nothing for somebody who may no longer do it", async () => {
    const run = vi.fn(async () => undefined);
    const kind = kindOf(run);
    const id = await start(kind);
    await db().membership.deleteMany({ where: { projectId: access.project.id } });
    await runOnce(kind);
    expect(run).not.toHaveBeenCalled();
    expect(await getJob(reading, id)).toMatchObject({ state: "failed" });
  });

  it("is not there for another project", async () => {
    const id = await start(kindOf(async () => undefined));
    const { lead, ...other } = await makeProject({ lead: await makePerson("Otto Other") });
    const there = await accessFor(lead, other, "record:read");
    expect(await getJob(there, id)).toBeNull();
    expect((await listJobs(there, {})).total).toBe(0);
    expect(await cancelJob(await accessFor(lead, other, "job:cancel"), { id })).toMatchObject({
      reason: "no-such-job",
    });
  });
});

describe("a worker", () => {
  it("takes what waits, several at a time, and stops when told", async () => {
    let done = 0;
    const kind = kindOf(async () => {
      done += 1;
    });
    await Promise.all([start(kind), start(kind), start(kind)]);
    const stop = workOnBackgroundJobs([kind]);
    await vi.waitFor(() => expect(done).toBe(3), 10_000);
    await stop();
    expect((await listJobs(reading, {})).items.map(({ state }) => state)).toEqual(["done", "done", "done"]);
  });
});
