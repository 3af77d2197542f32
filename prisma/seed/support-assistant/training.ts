import type { RunStatus } from "#lib/platform/generated/enums.ts";
import { chooseRun } from "#lib/training/commands/choose-run.ts";
import { createExperiment } from "#lib/training/commands/experiments.ts";
import { chooseRunSchema } from "#lib/training/schema.ts";
import type { Story } from "#prisma/seed/story.ts";
import { tellLoggedRun } from "#prisma/seed/support-assistant/logged-run.ts";
import {
  metricsOf,
  paramsOf,
  TRAININGS,
  type TrainingRunStory,
} from "#prisma/seed/support-assistant/training-curves.ts";
import { ADAPTER_CONFIG, TRAINING_SCRIPT_CONFIG } from "#prisma/seed/support-assistant/training-files.ts";

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
  await tellLoggedRun(story.on(run.daysAgo, "16:30"), experimentId, {
    ...{ name: run.name, status, minutes: (run.steps * run.secondsPerStep) / 60 },
    ...{ params: paramsOf(run), tags: tagsOf(run), files: filesOf(run) },
    metrics: (startMs) => metricsOf(run, startMs),
  });
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
