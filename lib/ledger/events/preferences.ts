import { event } from "#lib/ledger/event.ts";

/** What machines made of preferences: reward models, and judges. */
export const preferenceEvents = {
  "reward-model.training-started": event<{ campaign: number; title: string; seed: number; machineLabels: boolean }>(
    (p) =>
      `began to train a reward model on ${p.title}${p.machineLabels ? ", machine labels counting where people said nothing" : ""}`,
  ),
  "reward-model.trained": event<{
    number: number;
    name: string;
    campaign: number;
    sha256: string;
    pairs: number;
    /** How many of the pairs a machine decided. */
    machines: number;
    accuracy: number;
    low: number;
    high: number;
  }>(
    (p) =>
      `trained reward model ${p.number}, ${p.name}, on ${p.pairs} pairs${p.machines > 0 ? `, ${p.machines} of them labelled by a machine` : ""} (held-out accuracy ${p.accuracy.toFixed(3)}, at least ${p.low.toFixed(3)})`,
  ),
  "judge.prompt-saved": event<{ name: string; version: number; sha256: string }>(
    (p) => `wrote version ${p.version} of the judge’s prompt ${p.name}`,
  ),
  "judge.run-started": event<{
    campaign: number;
    title: string;
    model: string;
    connection: string;
    items: number;
    prompt: string;
    promptVersion: number;
    usd: number | null;
  }>(
    (p) =>
      `began to put ${p.items} pairs of ${p.title} to the machine judge ${p.model} at ${p.connection}${p.usd === null ? "" : `, for ${p.usd} US dollars at most`}`,
  ),
  "judge.measured": event<{
    judge: number;
    name: string;
    campaign: number;
    items: number;
    kappa: number | null;
    positionFlag: string | null;
  }>(
    (p) =>
      `measured machine judge ${p.judge}, ${p.name}: ${p.kappa === null ? "no agreement with people can be computed" : `kappa ${p.kappa.toFixed(3)} with people`}${p.positionFlag === null ? "" : `, and it favours whatever stands ${p.positionFlag}`}`,
  ),
};
