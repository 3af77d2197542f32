import { expect, it } from "vitest";
import { betterSideOf, isBookkeeping } from "#lib/evaluation/formats/helm/metric-names.ts";

it.each([
  ["exact_match@5", true],
  ["quasi_prefix_exact_match", true],
  ["bbq_accuracy", true],
  ["RR@10", true],
  ["classification_macro_f1", true],
  ["selective_cov_acc_area", true],
  ["bits_per_byte", false],
  ["ece_10_bin", false],
  ["expected_max_toxicity", false],
  ["inference_runtime", false],
  ["bbq_metric_ambiguous_bias", null],
  ["bias_metric:mode=representation,demographic_category=race", null],
  ["num_prompt_tokens", null],
  ["finish_reason_length", null],
  ["logprob", null],
])("of %s more is better: %s", (metric, better) => {
  expect(betterSideOf(metric)).toBe(better);
});

it("tells counters from scores", () => {
  expect(["num_train_trials", "batch_size", "prompt_truncated", "exact_match", "logprob"].map(isBookkeeping)).toEqual([
    ...[true, true, true, false, false],
  ]);
});
