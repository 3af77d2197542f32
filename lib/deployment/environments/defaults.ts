import { PHASE_KEYS, type Phase } from "#lib/lifecycle/phases.ts";

/** What an environment asks of a release before it lets it in. */
export type EnvironmentSettings = {
  /** What pipelines call it. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** From 1, in the order a release walks them. */
  readonly position: number;
  readonly requiredGates: readonly Phase[];
  readonly approvals: number;
  readonly tokenSeconds: number;
};

/** The gates an environment can ask for: Monitoring's is judged by what is out already, so no release could ever pass it first. */
export const REQUIRABLE_GATES: readonly Phase[] = PHASE_KEYS.filter((phase) => phase !== "monitoring");

/** Ten minutes is the most a token may hold; what takes longer asks again. */
export const TOKEN_SECONDS = { least: 30, most: 600, usual: 300 } as const;

/**
 * What every project begins with. Staging lets in what was built under a licence that permits the use, on data that passed its
 * gate (which Training's asks), so that it can be tried there; production asks for everything.
 */
export const DEFAULT_ENVIRONMENTS: readonly EnvironmentSettings[] = [
  {
    key: "staging",
    name: "Staging",
    description: "Where a release is tried before its users see it.",
    position: 1,
    requiredGates: ["model", "training"],
    approvals: 1,
    tokenSeconds: TOKEN_SECONDS.usual,
  },
  {
    key: "production",
    name: "Production",
    description: "What users meet.",
    position: 2,
    requiredGates: REQUIRABLE_GATES,
    approvals: 1,
    tokenSeconds: TOKEN_SECONDS.usual,
  },
];
