import type { z } from "zod";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { nameDatasets } from "#lib/training/commands/datasets.ts";
import {
  changeExperiment,
  createExperiment,
  findExperiment,
  findExperimentByName,
} from "#lib/training/commands/experiments.ts";
import { logBatch } from "#lib/training/commands/log-batch.ts";
import { createRun, setRunDeleted, setRunTag, updateRun } from "#lib/training/commands/runs.ts";
import type { TrackingRefusal } from "#lib/training/mlflow/answer.ts";
import {
  artifactListing,
  experimentSearch,
  history,
  runById,
  runInfo,
  runSearch,
} from "#lib/training/mlflow/reading.ts";
import { REQUESTS } from "#lib/training/mlflow/requests.ts";
import { CONTEXT_TAG, wireExperiment } from "#lib/training/mlflow/wire.ts";
import type { KeyValue } from "#lib/training/views.ts";
import { DATASET_TAG } from "#lib/training/vocabulary.ts";

type Access = ProjectAccess<"training:log">;
type Answered = Outcome<JsonObject, TrackingRefusal>;

export type Endpoint = {
  readonly methods: readonly ("GET" | "POST")[];
  readonly input: z.ZodType;
  readonly run: (access: Access, input: never) => Promise<Answered>;
};

function endpoint<S extends z.ZodType>(
  methods: Endpoint["methods"],
  input: S,
  run: (access: Access, input: z.output<S>) => Promise<Answered>,
): Endpoint {
  return { methods, input, run };
}

const GET = ["GET"] as const;
const POST = ["POST"] as const;
const EITHER = ["GET", "POST"] as const;

/** Every call of the tracking service that is served, by its path below /api/2.0/mlflow/. */
export const ENDPOINTS: Readonly<Record<string, Endpoint | undefined>> = {
  "experiments/get-by-name": endpoint(GET, REQUESTS.experimentByName, async (access, { experiment_name }) =>
    experimentAnswer(await findExperimentByName(access, experiment_name)),
  ),
  "experiments/get": endpoint(GET, REQUESTS.experiment, async (access, { experiment_id }) =>
    experimentAnswer(await findExperiment(access, experiment_id)),
  ),
  "experiments/create": endpoint(POST, REQUESTS.createExperiment, async (access, input) => {
    const made = await createExperiment(access, input);
    return made.ok ? accept({ experiment_id: `${made.value.number}` }) : made;
  }),
  "experiments/update": endpoint(POST, REQUESTS.updateExperiment, async (access, { experiment_id, new_name }) =>
    new_name ? empty(await changeExperiment(access, experiment_id, { rename: new_name })) : accept({}),
  ),
  "experiments/delete": endpoint(POST, REQUESTS.experiment, async (access, { experiment_id }) =>
    empty(await changeExperiment(access, experiment_id, { deleted: true })),
  ),
  "experiments/restore": endpoint(POST, REQUESTS.experiment, async (access, { experiment_id }) =>
    empty(await changeExperiment(access, experiment_id, { deleted: false })),
  ),
  "experiments/set-experiment-tag": endpoint(POST, REQUESTS.tagExperiment, async (access, { experiment_id, ...tag }) =>
    empty(await changeExperiment(access, experiment_id, { tag })),
  ),
  "experiments/search": endpoint(EITHER, REQUESTS.searchExperiments, experimentSearch),
  "runs/create": endpoint(POST, REQUESTS.createRun, async (access, input) => {
    const { experiment_id: experimentId, run_name, user_id, start_time: startedAt, tags } = input;
    const asked = { experimentId, name: run_name ?? undefined, userName: user_id ?? undefined, startedAt, tags };
    const made = await createRun(access, asked);
    if (!made.ok) return made;
    await nameTagged(access, made.value.id, tags);
    return runById(access, made.value.id);
  }),
  "runs/get": endpoint(GET, REQUESTS.run, (access, { run_id }) => runById(access, run_id)),
  "runs/update": endpoint(POST, REQUESTS.updateRun, async (access, { run_id, status, end_time: endedAt, run_name }) => {
    const change = { status: status ?? undefined, endedAt, name: run_name ?? undefined };
    const updated = await updateRun(access, run_id, change);
    return updated.ok ? runInfo(access, updated.value.id) : updated;
  }),
  "runs/delete": endpoint(POST, REQUESTS.run, async (access, { run_id }) =>
    empty(await setRunDeleted(access, run_id, true)),
  ),
  "runs/restore": endpoint(POST, REQUESTS.run, async (access, { run_id }) =>
    empty(await setRunDeleted(access, run_id, false)),
  ),
  "runs/log-metric": endpoint(POST, REQUESTS.logMetric, async (access, { run_id, ...metric }) =>
    empty(await logBatch(access, run_id, { metrics: [metric], params: [], tags: [] })),
  ),
  "runs/log-parameter": endpoint(POST, REQUESTS.logParam, async (access, { run_id, ...param }) =>
    empty(await logBatch(access, run_id, { metrics: [], params: [param], tags: [] })),
  ),
  "runs/set-tag": endpoint(POST, REQUESTS.setTag, async (access, { run_id, ...tag }) => {
    const set = await setRunTag(access, run_id, tag);
    return set.ok ? empty(await nameTagged(access, run_id, [tag])) : set;
  }),
  "runs/delete-tag": endpoint(POST, REQUESTS.deleteTag, async (access, { run_id, key }) =>
    empty(await setRunTag(access, run_id, { key, value: null })),
  ),
  "runs/log-batch": endpoint(POST, REQUESTS.logBatch, async (access, { run_id, ...batch }) => {
    const logged = await logBatch(access, run_id, batch);
    return logged.ok ? empty(await nameTagged(access, run_id, batch.tags)) : logged;
  }),
  "runs/log-inputs": endpoint(POST, REQUESTS.logInputs, async (access, { run_id, datasets }) => {
    const named = datasets.map(({ dataset: { source_type: sourceType, ...dataset }, tags }) => ({
      ...dataset,
      sourceType,
      context: tags.find(({ key }) => key === CONTEXT_TAG)?.value ?? "",
    }));
    return empty(await nameDatasets(access, run_id, named));
  }),
  "runs/search": endpoint(EITHER, REQUESTS.searchRuns, runSearch),
  "metrics/get-history": endpoint(GET, REQUESTS.history, history),
  "artifacts/list": endpoint(GET, REQUESTS.artifacts, artifactListing),
};

function empty(done: Outcome<unknown, TrackingRefusal>): Answered {
  return done.ok ? accept({}) : done;
}

function experimentAnswer(found: Awaited<ReturnType<typeof findExperiment>>): Answered {
  return found.ok ? accept({ experiment: wireExperiment(found.value) }) : found;
}

/** A script that knows nothing of datasets in MLflow's sense can still name its data, by a tag. */
async function nameTagged(access: Access, runId: string, tags: readonly KeyValue[]) {
  const tagged = tags.filter(({ key, value }) => key === DATASET_TAG && value !== "");
  if (tagged.length === 0) return accept();
  const named = tagged.map(({ value }) => ({
    ...{ name: value.slice(0, 500), digest: "", context: "training" },
    ...{ sourceType: "tag", source: "" },
  }));
  return nameDatasets(access, runId, named);
}
