import { randomNormal, seededRandom } from "#lib/statistics/random.ts";

export type TrainingRunStory = {
  readonly name: string;
  readonly daysAgo: number;
  readonly seed: number;
  readonly learningRate: number;
  readonly epochs: number;
  /** Steps it got to. */
  readonly steps: number;
  /** Steps an epoch has. */
  readonly epochSteps: number;
  readonly secondsPerStep: number;
  readonly commit: string;
  readonly note: string;
  /** From this step on the loss runs away. */
  readonly divergesAt?: number;
};

const BATCH = 64;

/** Three trainings of the same data: one too fast, one too long, and the one that was chosen. */
export const TRAININGS = {
  tooFast: {
    ...{ name: "sft-0", daysAgo: 41, seed: 17, learningRate: 3e-4, epochs: 1, steps: 780, epochSteps: 3100 },
    ...{ secondsPerStep: 18, commit: "5e01c77", note: "Diverged at step 600; stopped by hand.", divergesAt: 600 },
  },
  tooLong: {
    ...{ name: "sft-1-long", daysAgo: 41, seed: 17, learningRate: 1e-4, epochs: 2, steps: 6200, epochSteps: 3100 },
    ...{ secondsPerStep: 17, commit: "81f6a2b", note: "Quotes superseded tariffs from memory." },
  },
  chosen: {
    ...{ name: "sft-1", daysAgo: 39, seed: 17, learningRate: 1e-4, epochs: 1, steps: 3100, epochSteps: 3100 },
    ...{ secondsPerStep: 18, commit: "81f6a2b", note: "Lowest validation loss at step 2 400." },
  },
} as const satisfies Record<string, TrainingRunStory>;

export function paramsOf(run: TrainingRunStory): { key: string; value: string }[] {
  return Object.entries({
    base_model: "mistralai/Mistral-Small-24B-Instruct-2501",
    learning_rate: `${run.learningRate}`,
    lr_scheduler_type: "cosine",
    warmup_ratio: "0.03",
    num_train_epochs: `${run.epochs}`,
    per_device_train_batch_size: `${BATCH / 2}`,
    optim: "adamw_torch",
    lora_r: "32",
    lora_alpha: "64",
    lora_dropout: "0.05",
    bf16: "True",
    seed: `${run.seed}`,
  }).map(([key, value]) => ({ key, value }));
}

/** What the Trainer of transformers would have logged: every 10 steps, and the validation every 100. */
export function metricsOf(run: TrainingRunStory, startMs: number) {
  const random = seededRandom(run.seed + run.steps);
  const total = run.epochs * run.epochSteps;
  const metrics: { key: string; value: number; step: number; timestamp: number }[] = [];
  for (let step = 10; step <= run.steps; step += 10) {
    const timestamp = startMs + step * run.secondsPerStep * 1000;
    const log = (key: string, value: number) =>
      metrics.push({ key, value: Number(value.toPrecision(6)), step, timestamp });
    const away = run.divergesAt !== undefined && step > run.divergesAt ? (step - run.divergesAt) / 40 : 0;
    const learnt = 0.78 + 1.35 * Math.exp(-step / 420);
    const epoch = step / run.epochSteps;
    log("loss", learnt - 0.05 * epoch + away + 0.045 * randomNormal(random));
    log("grad_norm", Math.abs(0.9 + 1.6 * Math.exp(-step / 300) + away * 3 + 0.18 * randomNormal(random)));
    log("learning_rate", rateAt(run.learningRate, step / total));
    log("epoch", epoch);
    if (step % 100 !== 0) continue;
    // Lowest at step 2400; from there on the model learns its tickets by heart.
    const overfits = 0.055 * (Math.max(0, step - 2400) / 1000) ** 1.3;
    log("eval_loss", 0.832 + 1.25 * Math.exp(-step / 480) + overfits + away + 0.0006 * randomNormal(random));
    log("eval_quotes_source", 0.98 - 0.37 * Math.exp(-step / 600) - away / 4 + 0.006 * randomNormal(random));
  }
  return metrics;
}

function rateAt(peak: number, progress: number): number {
  const warmUp = 0.03;
  if (progress < warmUp) return (peak * progress) / warmUp;
  return (peak * (1 + Math.cos((Math.PI * (progress - warmUp)) / (1 - warmUp)))) / 2;
}
