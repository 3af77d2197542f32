import { SCORED_METRICS } from "#lib/evaluation/scoring/metric-choice.ts";
import type { ScoredMetric } from "#lib/statistics/create-scorer.ts";
import { GLUE_TASKS } from "#lib/statistics/glue.ts";

/** The metrics by which a kind of task is usually judged. */
export type Preset = {
  readonly key: string;
  readonly title: string;
  readonly group: "By task" | "GLUE";
  readonly metrics: readonly ScoredMetric[];
};

const BY_TASK: readonly { readonly title: string; readonly metrics: readonly string[] }[] = [
  { title: "Classification", metrics: ["accuracy", "macro_f1", "mcc"] },
  { title: "Yes or no", metrics: ["accuracy", "precision", "recall", "f1"] },
  { title: "Translation", metrics: ["bleu", "chrf_pp", "ter"] },
  { title: "Summarisation", metrics: ["rouge1", "rouge2", "rouge_l", "rouge_lsum"] },
  { title: "Question answering", metrics: ["exact_match", "token_f1"] },
  { title: "Long-form text", metrics: ["rouge_l", "chrf", "token_f1"] },
  { title: "Rating on a scale", metrics: ["pearson", "spearman", "mae"] },
  { title: "Calibration", metrics: ["ece", "brier_score", "roc_auc"] },
  { title: "Retrieval", metrics: ["ndcg_at_10", "mrr_at_10", "map"] },
  { title: "Code", metrics: ["pass_at_1", "pass_at_10"] },
];

/** Presets whose metrics are all computed here. */
export function presets(): Preset[] {
  const byTask = BY_TASK.map((preset) => ({ ...preset, group: "By task" as const }));
  const glue = GLUE_TASKS.map(({ title, parts }) => ({
    title,
    group: "GLUE" as const,
    metrics: [...new Set(parts.map(({ metric }): string => metric))],
  }));
  return [...byTask, ...glue].flatMap(({ title, group, metrics }) => {
    const computed = metrics.flatMap((metric) => SCORED_METRICS.find((key) => key === metric) ?? []);
    return computed.length < metrics.length ? [] : [{ key: `${group}/${title}`, title, group, metrics: computed }];
  });
}
