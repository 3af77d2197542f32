import { expect, test } from "vitest";
import { isAlignmentMetric } from "#lib/alignment/rules/alignment-metrics.ts";

test.each([
  "rewards/chosen",
  "rewards/margins",
  "eval_rewards/accuracies",
  "train/rewards/rejected",
  "reward",
  "kl",
  "objective/kl",
  "objective/rlhf_reward",
  "policy/approxkl_avg",
])("%s is a reward or a distance", (key) => expect(isAlignmentMetric(key)).toBe(true));

test.each(["loss", "eval_loss", "learning_rate", "klaus", "objective/entropy", "my_rewards_table"])(
  "%s is neither",
  (key) => expect(isAlignmentMetric(key)).toBe(false),
);
