import { randomNormal, seededRandom } from "#lib/statistics/random.ts";
import { createExperiment } from "#lib/training/commands/experiments.ts";
import type { Story } from "#prisma/seed/story.ts";
import { tellLoggedRun } from "#prisma/seed/support-assistant/logged-run.ts";

type TuningStory = {
  readonly name: string;
  readonly beta: number;
  readonly seed: number;
  readonly commit: string;
  readonly note: string;
};

const STEPS = 640;
const SECONDS_PER_STEP = 11;

const FIRST: TuningStory = {
  ...{ name: "dpo-1", beta: 0.1, seed: 17, commit: "c07be44" },
  note: "Stays close to sft-2; answers provocations that sft-2 handed over.",
};

const LOOSER: TuningStory = {
  ...{ name: "dpo-1-loose", beta: 0.02, seed: 17, commit: "c07be44" },
  note: "Margins twice as wide, and ten times as far from sft-2: writes promises.",
};

/** Two preference tunings of one night, of which the one that stays closer to its start is evaluated the day after. */
export async function tellPreferenceTuning(story: Story): Promise<void> {
  story.on(13, "18:00");
  const { number } = await story.does("contributor", "training:log", (access) =>
    createExperiment(access, { name: "support-assistant-dpo", tags: [] }),
  );
  for (const tuning of [FIRST, LOOSER]) await tellTuning(story, `${number}`, tuning);
  await story.judge();
}

async function tellTuning(story: Story, experimentId: string, tuning: TuningStory): Promise<void> {
  const pairs = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([key, value]) => ({ key, value }));
  await tellLoggedRun(story, experimentId, {
    name: tuning.name,
    status: "finished",
    minutes: (STEPS * SECONDS_PER_STEP) / 60,
    params: pairs({
      ...{ base_model: "nordlicht/support-assistant-sft-2", loss_type: "sigmoid", beta: `${tuning.beta}` },
      ...{ learning_rate: "5e-07", num_train_epochs: "1", per_device_train_batch_size: "8", seed: `${tuning.seed}` },
    }),
    tags: pairs({
      "cairn.phase": "alignment",
      "mlflow.user": "trainer",
      "mlflow.source.name": "train_dpo.py",
      "mlflow.source.git.commit": tuning.commit,
      "mlflow.note.content": tuning.note,
      host: "gpu-2.kiel.nordlicht.example",
      gpus: "2 × H100 80 GB",
    }),
    metrics: (startMs) => metricsOf(tuning, startMs),
    files: {},
  });
}

/**
 * What TRL's DPO trainer logs every 10 steps, and the distance a callback adds. A reward is beta times how much likelier an answer
 * became, so a smaller beta lets the model go further for the same margin.
 */
function metricsOf({ beta, seed }: TuningStory, startMs: number) {
  const random = seededRandom(seed + Math.round(1 / beta));
  const metrics: { key: string; value: number; step: number; timestamp: number }[] = [];
  const reach = 0.1 / beta;
  for (let step = 10; step <= STEPS; step += 10) {
    const timestamp = startMs + step * SECONDS_PER_STEP * 1000;
    const log = (key: string, value: number) =>
      metrics.push({ key, value: Number(value.toPrecision(6)), step, timestamp });
    const learnt = 1 - Math.exp(-step / 210);
    const margin = 0.92 * learnt * Math.sqrt(reach) + 0.05 * randomNormal(random);
    const chosen = 0.21 * learnt - 0.14 * learnt * learnt * reach + 0.03 * randomNormal(random);
    log("loss", Math.log1p(Math.exp(-margin)));
    log("rewards/chosen", chosen);
    log("rewards/rejected", chosen - margin);
    log("rewards/margins", margin);
    log("rewards/accuracies", Math.min(1, 0.5 + 0.27 * learnt + 0.025 * randomNormal(random)));
    log("kl", Math.max(0, 2.1 * learnt * reach ** 1.4 + 0.08 * reach * randomNormal(random)));
  }
  return metrics;
}
