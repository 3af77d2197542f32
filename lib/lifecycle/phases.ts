/** The eight phases, in the order a project walks them. Everything that lists phases reads this. */
export const PHASES = [
  {
    key: "scope",
    number: 1,
    title: "Scope",
    purpose: "Say what problem is solved, for whom, and which numbers will prove it.",
  },
  { key: "data", number: 2, title: "Data", purpose: "Bring in data that may be used, and show why." },
  { key: "model", number: 3, title: "Model", purpose: "Choose the base model, and record why it and not the others." },
  {
    key: "training",
    number: 4,
    title: "Training",
    purpose: "Prompt, fine-tune and cache, with a lineage back to cleared data.",
  },
  { key: "alignment", number: 5, title: "Alignment", purpose: "Ask people what is better, and check that they agree." },
  {
    key: "evaluation",
    number: 6,
    title: "Evaluation",
    purpose: "Measure the objectives on data the model has not seen.",
  },
  { key: "deployment", number: 7, title: "Deployment", purpose: "Release exactly what was signed, with a way back." },
  { key: "monitoring", number: 8, title: "Monitoring", purpose: "Watch what was promised, in production." },
] as const;

export type Phase = (typeof PHASES)[number]["key"];

export const PHASE_KEYS = PHASES.map((phase) => phase.key) as [Phase, ...Phase[]];

export function isPhase(value: string): value is Phase {
  return (PHASE_KEYS as string[]).includes(value);
}

/** @param key one of the eight. */
export function phaseOf(key: Phase): (typeof PHASES)[number] {
  const found = PHASES.find((phase) => phase.key === key);
  if (!found) throw new Error(`There is no phase ${key}.`);
  return found;
}
