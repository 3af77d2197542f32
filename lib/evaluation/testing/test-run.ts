import type { Person, ProjectAccess } from "#lib/access/access.ts";
import { claimJob } from "#lib/background/claim.ts";
import { runJob } from "#lib/background/run-job.ts";
import { connect } from "#lib/connections/testing/connect.ts";
import { addDataset } from "#lib/data/commands/add-dataset.ts";
import { uploadVersion } from "#lib/data/commands/upload-version.ts";
import { uploadQuery } from "#lib/data/datasets/schema.ts";
import { startRun } from "#lib/evaluation/commands/start-run.ts";
import { runTestSetJob } from "#lib/evaluation/jobs/run-test-set.ts";
import { runSchema } from "#lib/evaluation/running/schema.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";
import type { Json, JsonObject } from "#lib/platform/json-value.ts";

/** A project with an endpoint that may be called, for runs of test sets. */
export class TestRuns {
  readonly lead: Person;
  readonly project: { readonly id: string; readonly slug: string };
  readonly using: ProjectAccess<"connection:use">;

  private constructor(lead: Person, project: TestRuns["project"], using: TestRuns["using"]) {
    this.lead = lead;
    this.project = project;
    this.using = using;
  }

  static async begin(): Promise<TestRuns> {
    const { lead, ...project } = await makeProject();
    return new TestRuns(lead, project, await accessFor(lead, project, "connection:use"));
  }

  /** @returns its number. */
  connect(name: string, baseUrl: string, change: Readonly<Record<string, string>> = {}): Promise<number> {
    return connect({ lead: this.lead, project: this.project, name, baseUrl, change });
  }

  /** @returns its reference, such as "1/1". */
  async keep(name: string, rows: readonly JsonObject[]): Promise<string> {
    const access = await accessFor(this.lead, this.project, "data:update");
    const { number } = accepted(await addDataset(access, { name, description: "" }));
    const input = uploadQuery.parse({ purpose: "test", format: "jsonl", fileName: `${name}.jsonl` });
    accepted(await uploadVersion(access, number, input, lines(rows)));
    return `${number}/1`;
  }

  start(input: Readonly<Record<string, Json>>) {
    return startRun(this.using, runSchema.parse(input));
  }

  /** Runs the job that has waited longest, once. */
  async work(stopping = new AbortController().signal): Promise<string> {
    const job = await claimJob();
    if (!job) throw new Error("There is nothing to run.");
    await runJob(job, new Map([[runTestSetJob.kind, runTestSetJob]]), stopping);
    return job.id;
  }

  /** How a job stands. */
  job(id: string) {
    return db().backgroundJob.findUniqueOrThrow({ where: { id } });
  }
}

async function* lines(rows: readonly JsonObject[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
