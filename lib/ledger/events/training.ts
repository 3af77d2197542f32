import { event } from "#lib/ledger/event.ts";

type Run = { run: number; name: string };

/** What a run logs is telemetry and not here; that it began, ended, was imported or chosen is. */
export const trainingEvents = {
  "experiment.created": event<{ experiment: number; name: string }>((p) => `created the experiment ${p.name}`),
  "experiment.renamed": event<{ experiment: number; from: string; name: string }>(
    (p) => `renamed the experiment ${p.from} to ${p.name}`,
  ),
  "experiment.deleted": event<{ experiment: number; name: string; deleted: boolean }>((p) =>
    p.deleted ? `deleted the experiment ${p.name}` : `restored the experiment ${p.name}`,
  ),
  "run.started": event<Run & { experiment: string }>((p) => `started training run ${p.run}, ${p.name}`),
  "run.status-changed": event<Run & { from: string; to: string }>(
    (p) => `reported training run ${p.run}, ${p.name}, ${p.to}`,
  ),
  "run.imported": event<Run & { sha256: string; points: number }>(
    (p) => `imported training run ${p.run}, ${p.name} (${p.points} points)`,
  ),
  "run.deleted": event<Run & { deleted: boolean }>((p) =>
    p.deleted ? `deleted training run ${p.run}, ${p.name}` : `restored training run ${p.run}, ${p.name}`,
  ),
  "run.datasets-named": event<Run & { datasets: string[] }>(
    (p) => `named ${p.datasets.join(", ")} as data of training run ${p.run}, ${p.name}`,
  ),
  "run.dataset-linked": event<Run & { dataset: string; version: string }>(
    (p) => `linked dataset “${p.dataset}” of training run ${p.run}, ${p.name}, to version ${p.version}`,
  ),
  "training.chosen": event<Run & { kind: "run"; reason: string }>(
    (p) => `chose training run ${p.run}, ${p.name}: ${p.reason}`,
  ),
  "training.prompt-chosen": event<{ prompt: string; name: string; version: number; reason: string }>(
    (p) => `chose version ${p.version} of the prompt ${p.name}: ${p.reason}`,
  ),
};
