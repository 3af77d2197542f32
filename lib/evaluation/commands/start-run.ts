import { may, type ProjectAccess } from "#lib/access/access.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { openConnection } from "#lib/connections/queries/open-connection.ts";
import { findTestVersion } from "#lib/data/commands/find-test-version.ts";
import { columnsOf } from "#lib/data/datasets/columns.ts";
import { runTestSetJob } from "#lib/evaluation/jobs/run-test-set.ts";
import { whyNotRun } from "#lib/evaluation/running/run-rules.ts";
import type { Run, RunInput } from "#lib/evaluation/running/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden } from "#lib/platform/errors.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

export type RunStarted = { readonly jobId: string; readonly title: string };

/**
 * Puts a run of a test set in line: every row is put to a model in the background, and what comes of it is an evaluation.
 *
 * @returns a refusal names the field; nothing is asked of any model then.
 */
export async function startRun(
  access: ProjectAccess<"connection:use">,
  input: RunInput,
): Promise<Outcome<RunStarted, string>> {
  if (!may(access, "evaluation:import")) throw new Forbidden("evaluation:import");
  const projectId = access.project.id;
  const version = await findTestVersion(db(), projectId, input.testSet);
  if (!version.ok) return { ...version, field: "testSet" };
  const opened = await openBoth(access, input);
  if (!opened.ok) return opened;
  const { model, judge } = opened.value;
  const columns = columnsOf(version.value.columns).map(({ name }) => name);
  const arePricesKnown = model.prices !== null && (judge === null || judge.prices !== null);
  const fit = whyNotRun(input, { columns, arePricesKnown });
  if (!fit.ok) return fit;
  const { number, dataset } = await db().datasetVersion.findUniqueOrThrow({
    where: { id: version.value.id },
    select: { number: true, dataset: { select: { number: true, name: true } } },
  });
  const run: Run = {
    ...input,
    testSet: `${dataset.number}/${number}`,
    // Whatever the connection's own model is later, this run asks the one of now throughout.
    model: input.model || model.defaultModel,
    judge: input.judge && { ...input.judge, model: input.judge.model || judge?.defaultModel },
    versionId: version.value.id,
    task: dataset.name,
    datasetVersion: number,
  };
  const title = `Run ${dataset.name} v${number} through ${run.model}`;
  const total = Math.min(version.value.rowCount, input.maxItems ?? Infinity);
  return changeProject(access, async ({ tx, at, record }) => {
    const jobId = await startJob(tx, access, runTestSetJob, { payload: run, title, total, at });
    record(
      {
        type: "evaluation.run-started",
        payload: {
          testSet: run.testSet,
          model: run.model ?? "",
          connection: model.name,
          items: total,
          usd: input.budget.usd ?? null,
        },
      },
      "evaluation",
    );
    return accept({ jobId, title });
  });
}

type Both = { readonly model: OpenConnection; readonly judge: OpenConnection | null };

async function openBoth(
  access: ProjectAccess<"connection:use">,
  { connection, judge }: RunInput,
): Promise<Outcome<Both, string>> {
  const model = await openConnection(access, connection);
  if (!model.ok || !judge) return model.ok ? accept({ model: model.value, judge: null }) : model;
  const other = await openConnection(access, judge.connection);
  if (!other.ok) return { ...other, field: "judge.connection" };
  return accept({ model: model.value, judge: other.value });
}
