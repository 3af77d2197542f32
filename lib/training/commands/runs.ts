import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import type { RunStatus } from "#lib/platform/generated/enums.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { findExperiment } from "#lib/training/commands/experiments.ts";
import { findRun } from "#lib/training/commands/find-run.ts";
import { whyNotWrite } from "#lib/training/rules/why-not-write.ts";
import type { KeyValue } from "#lib/training/views.ts";
import { isOver } from "#lib/training/vocabulary.ts";

/** MLflow's tag for the name of a run, which clients send and read beside the name itself. */
const NAME_TAG = "mlflow.runName";
const USER_TAG = "mlflow.user";

export type NewRun = {
  readonly experimentId: string;
  readonly name?: string;
  readonly userName?: string;
  readonly startedAt?: Date;
  readonly tags: readonly KeyValue[];
};

/** Begins a run. */
export async function createRun(
  access: ProjectAccess<"training:log">,
  input: NewRun,
): Promise<Outcome<{ readonly id: string }, "no-such-experiment" | "experiment-deleted">> {
  const experiment = await findExperiment(access, input.experimentId);
  if (!experiment.ok) return experiment;
  const { id: experimentId, name: experimentName, deletedAt } = experiment.value;
  if (deletedAt)
    return refuse(
      "experiment-deleted",
      `The experiment ${input.experimentId} must be in the 'active' state. Current state is deleted.`,
      "experiment_id",
    );
  return changeProject(access, async (change) => {
    const { tx, at, record } = change;
    const tags = new Map(input.tags.map(({ key, value }) => [storableText(key), storableText(value)]));
    const number = await nextRunNumber(tx, access.project.id);
    const name = storableText(input.name || tags.get(NAME_TAG) || `run-${number}`);
    tags.set(NAME_TAG, name);
    const { id } = await tx.trainingRun.create({
      data: {
        ...(await runOrigin(change, access)),
        number,
        experimentId,
        name,
        status: "running",
        source: "mlflow",
        userName: storableText(input.userName || tags.get(USER_TAG) || ""),
        startedAt: input.startedAt ?? at,
        isStartKnown: true,
        tags: { create: [...tags].map(([key, value]) => ({ key, value })) },
      },
      select: { id: true },
    });
    record({ type: "run.started", payload: { run: number, name, experiment: experimentName } }, "training");
    return accept({ id });
  });
}

/** The columns that say where a new run came from, whichever way that was. */
export async function runOrigin({ tx, at }: Change, access: ProjectAccess<"training:log">) {
  return {
    projectId: access.project.id,
    createdAt: at,
    loggedAt: at,
    createdById: authorOf(access.actor),
    createdByName: displayName(access.actor),
    round: await currentRound(tx, access.project.id, "training"),
  };
}

export async function nextRunNumber(tx: Tx, projectId: string): Promise<number> {
  const last = await tx.trainingRun.aggregate({ where: { projectId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

export type RunUpdate = { readonly status?: RunStatus; readonly endedAt?: Date; readonly name?: string };

/** Takes down how a run stands, as its script reports it. */
export function updateRun(
  access: ProjectAccess<"training:log">,
  wireId: string,
  update: RunUpdate,
): Promise<Outcome<{ readonly id: string }, "no-such-run" | "run-deleted">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findRun(tx, access.project.id, wireId);
    if (!found.ok) return found;
    const run = found.value;
    const refusal = whyNotWrite(run, wireId);
    if (refusal) return refusal;
    const status = update.status ?? run.status;
    const name = update.name ? storableText(update.name) : run.name;
    // A script that goes on with a run it had ended takes the end back.
    const endedAt = isOver(status) ? (update.endedAt ?? (status === run.status ? undefined : at)) : null;
    await tx.trainingRun.update({ where: { id: run.id }, data: { status, name, endedAt, loggedAt: at } });
    if (name !== run.name) await writeNameTag(tx, run.id, name);
    if (status !== run.status)
      record(
        { type: "run.status-changed", payload: { run: run.number, name, from: run.status, to: status } },
        "training",
      );
    return accept({ id: run.id });
  });
}

async function writeNameTag(tx: Tx, runId: string, value: string): Promise<void> {
  const key = { runId, key: NAME_TAG };
  await tx.runTag.upsert({ where: { runId_key: key }, create: { ...key, value }, update: { value } });
}

/** Deletes a run or takes that back. Nothing it logged goes away; it is only out of the lists, and no evidence. */
export function setRunDeleted(
  access: ProjectAccess<"training:log">,
  wireId: string,
  deleted: boolean,
): Promise<Outcome<undefined, "no-such-run">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findRun(tx, access.project.id, wireId);
    if (!found.ok) return found;
    const { id, number, name, deletedAt } = found.value;
    if (deleted === (deletedAt !== null)) return accept();
    await tx.trainingRun.update({ where: { id }, data: { deletedAt: deleted ? at : null } });
    record({ type: "run.deleted", payload: { run: number, name, deleted } }, "training");
    return accept();
  });
}

/** Sets or takes away one tag. The tag that holds the run's name renames it. */
export async function setRunTag(
  access: ProjectAccess<"training:log">,
  wireId: string,
  { key, value }: { readonly key: string; readonly value: string | null },
): Promise<Outcome<undefined, "no-such-run" | "run-deleted" | "no-such-tag">> {
  if (value !== null && key === NAME_TAG && value.trim() !== "") {
    const renamed = await updateRun(access, wireId, { name: value });
    return renamed.ok ? accept() : renamed;
  }
  const found = await findRun(db(), access.project.id, wireId);
  if (!found.ok) return found;
  const refusal = whyNotWrite(found.value, wireId);
  if (refusal) return refusal;
  const where = { runId: found.value.id, key: storableText(key) };
  if (value === null) {
    const { count } = await db().runTag.deleteMany({ where });
    return count > 0 ? accept() : refuse("no-such-tag", `No tag with name: ${key} in run with id ${wireId}`, "key");
  }
  const stored = storableText(value);
  await db().runTag.upsert({
    where: { runId_key: where },
    create: { ...where, value: stored },
    update: { value: stored },
  });
  return accept();
}
