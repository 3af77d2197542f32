/** Names of HELM's metrics that do not end where the pattern does: "exact_match@5", "chain_of_thought_correctness". */
const MORE_IS_BETTER =
  /exact_match|accuracy|_acc$|^pass|f1|rouge|bleu|ndcg|^rr@|recall|precision|math_equiv|code_eval|edit_similarity|selective_(?:acc|cov)|correctness/;
const LESS_IS_BETTER =
  /bits_per_byte|perplexity|^ece|platt_ece|toxic|absolute_value_difference|edit_distance|runtime|_cost$/;

/** Counters of what was sent and how it ended, which are no scores of the model. */
const BOOKKEEPING = /^(?:num_|batch_size$|finish_reason_|prompt_truncated$|max_prob$|training_|inference_)/;

/**
 * Which way is better of a metric of HELM: its runs do not say, only the schema of its leaderboards does.
 *
 * @returns null where neither is, or nobody knows.
 * @see https://github.com/stanford-crfm/helm/blob/main/src/helm/benchmark/static/schema_classic.yaml
 */
export function betterSideOf(metric: string): boolean | null {
  const name = metric.toLowerCase();
  if (LESS_IS_BETTER.test(name)) return false;
  if (isBookkeeping(name) || name.includes("bias")) return null;
  return MORE_IS_BETTER.test(name) ? true : null;
}

export function isBookkeeping(metric: string): boolean {
  return BOOKKEEPING.test(metric);
}
