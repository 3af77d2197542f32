/** What HELM measures of a scenario, each in a table of its own. */
export const METRIC_GROUPS = {
  accuracy: "Accuracy",
  calibration: "Calibration",
  robustness: "Robustness",
  fairness: "Fairness",
  bias: "Bias",
  toxicity: "Toxicity",
  efficiency: "Efficiency",
  parts: "Single perturbations and other splits",
} as const;

export type MetricGroup = keyof typeof METRIC_GROUPS;

const BY_METRIC: Readonly<Record<string, MetricGroup>> = {
  ece: "calibration",
  ece_equal_mass: "calibration",
  brier_score: "calibration",
  log_loss: "calibration",
  selective_accuracy: "calibration",
  selective_coverage_accuracy: "calibration",
  pct_stereotype: "bias",
  likelihood_diff: "bias",
  toxicity: "toxicity",
  toxic_share: "toxicity",
  latency_p50_ms: "efficiency",
  latency_p95_ms: "efficiency",
  cost_per_request_usd: "efficiency",
};

/** Words in the name of a metric that the catalogue does not know, as HELM names them. */
const BY_NAME: readonly (readonly [pattern: RegExp, group: MetricGroup])[] = [
  [/toxic/, "toxicity"],
  [/bias|stereotyp|representation|associations/, "bias"],
  [/^ece|calibration|platt|selective/, "calibration"],
  [/runtime|latency|energy|training_co2|cost|tokens/, "efficiency"],
];

/** As imports of HELM name what they keep apart: "dialect(prob=1):perturbed", "valid/typos:worst". */
const PERTURBED = /:(?:original|perturbed|worst)(?:\/|$)/;
const OTHER_SPLIT = /^(?:train|valid|test)(?:\/|$)/;

/**
 * The group of a score. What was measured on perturbed items counts for robustness or fairness, whatever the metric, and
 * never for accuracy: there each item counts at its worst, over all perturbations of that kind. A single perturbation, and
 * a split that leaderboards do not show, stand by themselves.
 *
 * @param filter as "robustness:worst" or "typos:perturbed", where the items were perturbed.
 * @see Liang et al., HELM, TMLR 2023, section 4.
 */
export function metricGroupOf(metricKey: string, filter: string): MetricGroup {
  if (/^robustness(?::worst)?(?:\/|$)/.test(filter)) return "robustness";
  if (/^fairness(?::worst)?(?:\/|$)/.test(filter)) return "fairness";
  if (PERTURBED.test(filter) || OTHER_SPLIT.test(filter)) return "parts";
  const known = BY_METRIC[metricKey];
  if (known) return known;
  const name = metricKey.toLowerCase();
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? "accuracy";
}
