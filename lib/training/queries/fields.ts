import type { Prisma } from "#lib/platform/generated/client.ts";
import type { RunView } from "#lib/training/views.ts";

export const RUN_FIELDS = {
  id: true,
  number: true,
  name: true,
  status: true,
  source: true,
  userName: true,
  startedAt: true,
  isStartKnown: true,
  endedAt: true,
  loggedAt: true,
  createdByName: true,
  round: true,
  deletedAt: true,
  bestCheckpoint: true,
  bestMetric: true,
  bestStep: true,
  warnings: true,
  experiment: { select: { number: true, name: true } },
} as const satisfies Prisma.TrainingRunSelect;

export const runViewOf = (row: Prisma.TrainingRunGetPayload<{ select: typeof RUN_FIELDS }>): RunView => {
  const { bestCheckpoint, bestMetric, bestStep, ...run } = row;
  const best = { checkpoint: bestCheckpoint, metric: bestMetric, step: bestStep === null ? null : Number(bestStep) };
  return { ...run, best };
};
