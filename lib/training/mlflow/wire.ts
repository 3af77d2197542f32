import type { JsonObject } from "#lib/platform/json-value.ts";
import type { ExperimentRow } from "#lib/training/commands/experiments.ts";
import type { LoadedRun } from "#lib/training/queries/load-runs.ts";
import { wireRunId } from "#lib/training/run-id.ts";
import type { RunView } from "#lib/training/views.ts";
import { RUN_STATUSES } from "#lib/training/vocabulary.ts";

export type RunDatasetRow = {
  readonly runId: string;
  readonly name: string;
  readonly digest: string;
  readonly context: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string | null;
  readonly profile: string | null;
};

export const CONTEXT_TAG = "mlflow.data.context";

export function wireExperiment(row: ExperimentRow): JsonObject {
  const tags = Object.entries(row.tags as Record<string, string>).map(([key, value]) => ({ key, value }));
  return {
    experiment_id: `${row.number}`,
    name: row.name,
    artifact_location: `mlflow-artifacts:/${row.number}`,
    lifecycle_stage: row.deletedAt ? "deleted" : "active",
    creation_time: row.createdAt.getTime(),
    last_update_time: row.updatedAt.getTime(),
    tags,
  };
}

export function artifactUri(run: Pick<RunView, "id" | "experiment">): string {
  return `mlflow-artifacts:/${run.experiment.number}/${wireRunId(run.id)}/artifacts`;
}

export function wireRunInfo(run: RunView): JsonObject {
  const id = wireRunId(run.id);
  return {
    run_id: id,
    run_uuid: id,
    run_name: run.name,
    experiment_id: `${run.experiment.number}`,
    user_id: run.userName,
    status: RUN_STATUSES[run.status].wire,
    start_time: run.startedAt.getTime(),
    ...(run.endedAt ? { end_time: run.endedAt.getTime() } : {}),
    artifact_uri: artifactUri(run),
    lifecycle_stage: run.deletedAt ? "deleted" : "active",
  };
}

export function wireRun(run: LoadedRun, datasets: readonly RunDatasetRow[]): JsonObject {
  const metrics = run.metrics.map(({ key, latest }) => wireMetric(key, latest));
  return {
    info: wireRunInfo(run),
    data: { metrics, params: [...run.params], tags: [...run.tags] },
    inputs: { dataset_inputs: datasets.map(wireDataset) },
  };
}

export function wireMetric(key: string, point: { value: number; step: number; at: Date }): JsonObject {
  return { key, value: wireNumber(point.value), timestamp: point.at.getTime(), step: point.step };
}

/** As protobuf's JSON writes a number that is not finite. */
function wireNumber(value: number): number | string {
  return Number.isFinite(value) ? value : `${value}`;
}

function wireDataset({ name, digest, context, sourceType, source, schema, profile }: RunDatasetRow): JsonObject {
  return {
    tags: context ? [{ key: CONTEXT_TAG, value: context }] : [],
    dataset: {
      name,
      digest,
      source_type: sourceType,
      source,
      ...(schema ? { schema } : {}),
      ...(profile ? { profile } : {}),
    },
  };
}
