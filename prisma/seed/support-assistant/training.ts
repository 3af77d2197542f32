import { Readable } from "node:stream";
import type { RunStatus } from "#lib/platform/generated/enums.ts";
import { chooseRun } from "#lib/training/commands/choose-run.ts";
import { nameDatasets } from "#lib/training/commands/datasets.ts";
import { createExperiment } from "#lib/training/commands/experiments.ts";
import { logBatch } from "#lib/training/commands/log-batch.ts";
import { createRun, updateRun } from "#lib/training/commands/runs.ts";
import { storeArtefact } from "#lib/training/commands/store-artefact.ts";
import { chooseRunSchema } from "#lib/training/schema.ts";
import type { Story } from "#prisma/seed/story.ts";
import {
  metricsOf,
  paramsOf,
  TRAININGS,
  type TrainingRunStory,
} from "#prisma/seed/support-assistant/training-curves.ts";
import { ADAPTER_CONFIG, TRAINING_SCRIPT_CONFIG } from "#prisma/seed/support-assistant/training-files.ts";

const BATCH = 1000;
/** The dataset version of the demo that is trained on. */
const DATASET = "2/1";

/** Three runs, logged by the script as they went, of which the last is chosen. */
export async function tellTrainingRuns(story: Story): Promise<void> {
  story.on(41, "10:10");
  const { number } = await story.does("contributor", "training:log", (access) =>
    createExperiment(access, { name: "support-assistant-sft", tags: [] }),
  );
  await tellTrainingRun(story, `${number}`, TRAININGS.tooFast, "killed");
  await tellTrainingRun(story, `${number}`, TRAININGS.tooLong, "finished");
  await tellTrainingRun(story, `${number}`, TRAININGS.chosen, "finished");
  const choice = chooseRunSchema.parse({
    run: 3,
    reason:
      "Validation loss as low as the long run's (0.840 at step 2 400) in half the hours, and it does not recite superseded tariffs.",
  });
  await story.on(38, "11:20").does("contributor", "training:choose", (access) => chooseRun(access, choice));
  await story.judge();
}

async function tellTrainingRun(
  story: Story,
  experimentId: string,
  run: TrainingRunStory,
  status: RunStatus,
): Promise<void> {
  story.on(run.daysAgo, "16:30");
  const startedAt = story.timeline.now;
  const { id } = await story.does("contributor", "training:log", (access) =>
    createRun(access, { experimentId, name: run.name, userName: "trainer", startedAt, tags: tagsOf(run) }),
  );
  const dataset = { name: DATASET, digest: "", context: "training", sourceType: "tag", source: "" };
  await story.does("contributor", "training:log", (access) => nameDatasets(access, id, [dataset]));
  await story.does("contributor", "training:log", (access) =>
    logBatch(access, id, { metrics: [], params: paramsOf(run), tags: [] }),
  );
  const metrics = metricsOf(run, startedAt.getTime());
  story.timeline.pass((run.steps * run.secondsPerStep) / 60);
  for (let from = 0; from < metrics.length; from += BATCH) {
    const batch = { metrics: metrics.slice(from, from + BATCH), params: [], tags: [] };
    await story.does("contributor", "training:log", (access) => logBatch(access, id, batch));
  }
  for (const [path, text] of Object.entries(filesOf(run))) {
    const file = [new TextEncoder().encode(text)];
    await story.does("contributor", "training:log", (access) =>
      storeArtefact(access, { wireId: id, path }, Readable.from(file)),
    );
  }
  await story.does("contributor", "training:log", (access) =>
    updateRun(access, id, { status, endedAt: story.timeline.now }),
  );
}

/** What the script puts beside its numbers: its settings, and the adapter's where a checkpoint was kept. */
function filesOf(run: TrainingRunStory): Record<string, string> {
  const settings = { "train_sft.yaml": TRAINING_SCRIPT_CONFIG };
  return run === TRAININGS.chosen ? { ...settings, "checkpoint-2400/adapter_config.json": ADAPTER_CONFIG } : settings;
}

function tagsOf(run: TrainingRunStory): { key: string; value: string }[] {
  return Object.entries({
    "mlflow.user": "trainer",
    "mlflow.source.name": "train_sft.py",
    "mlflow.source.git.commit": run.commit,
    "mlflow.note.content": run.note,
    host: "gpu-2.kiel.nordlicht.example",
    gpus: "2 × H100 80 GB",
  }).map(([key, value]) => ({ key, value }));
}
