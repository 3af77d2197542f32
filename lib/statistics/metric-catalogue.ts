/** `target`: neither more nor less is better, the ideal lies in between. */
export type MetricDirection = "higher" | "lower" | "target";

/**
 * What the number is, which decides the interval it can have.
 * `proportion`: the share of items that came out right, or the mean of scores within 0 and 1.
 * `mean`: the mean of one number an item, of any size.
 * `corpus`: computed over all items at once, so that it has no spread by itself.
 * `unbounded`: nothing is known about it.
 */
export type MetricKind = "proportion" | "mean" | "corpus" | "unbounded";

export type MetricEntry = {
  readonly title: string;
  /** Empty for a share or an index; never "%": shares are kept within 0 and 1. */
  readonly unit: string;
  readonly direction: MetricDirection;
  /** The best value, for the direction `target`. */
  readonly ideal?: number;
  /** The smallest and largest possible value; null where there is none. */
  readonly range: readonly [low: number | null, high: number | null];
  readonly kind: MetricKind;
  readonly measuredIn: "evaluation" | "monitoring";
  /** Other names it goes by in result files, compared without regard to case. */
  readonly aliases: readonly string[];
  /** Where it is defined. */
  readonly source: string;
};

/** Every metric Cairn knows by name. A new one is an entry here and nothing else. */
export const METRICS = {
  accuracy: {
    title: "Accuracy",
    ...share("higher"),
    aliases: ["acc"],
    source: "Share of items whose answer is the right one",
  },
  acc_norm: {
    title: "Accuracy, length-normalised",
    ...share("higher"),
    aliases: ["accuracy_norm"],
    source: "lm-evaluation-harness: choices ranked by log-likelihood per byte",
  },
  acc_mutual_info: {
    title: "Accuracy, mutual information",
    ...share("higher"),
    aliases: [],
    source: "lm-evaluation-harness: choices ranked by log-likelihood above the unconditional one",
  },
  balanced_accuracy: {
    title: "Balanced accuracy",
    ...corpus("higher", 0, 1),
    aliases: ["balanced_acc"],
    source: "Brodersen et al., ICPR 2010",
  },
  cohen_kappa: {
    title: "Cohen’s kappa",
    ...corpus("higher", -1, 1),
    aliases: ["kappa", "cohens_kappa", "cohen_kappa_score"],
    source: "Cohen, Educ. Psychol. Meas. 20 (1960)",
  },
  exact_match: {
    title: "Exact match",
    ...share("higher"),
    aliases: ["em", "exact", "exact_match_score"],
    source: "Rajpurkar et al., SQuAD, EMNLP 2016",
  },
  quasi_exact_match: {
    title: "Quasi-exact match",
    ...share("higher"),
    aliases: [],
    source: "Liang et al., HELM, TMLR 2023",
  },
  f1: {
    title: "F1",
    ...corpus("higher", 0, 1),
    aliases: ["f1_score"],
    source: "van Rijsbergen, Information Retrieval, 1979",
  },
  precision: {
    title: "Precision",
    ...corpus("higher", 0, 1),
    aliases: ["precision_score"],
    source: "van Rijsbergen, Information Retrieval, 1979",
  },
  recall: {
    title: "Recall",
    ...corpus("higher", 0, 1),
    aliases: ["recall_score", "sensitivity"],
    source: "van Rijsbergen, Information Retrieval, 1979",
  },
  macro_f1: {
    title: "F1, mean of classes",
    ...corpus("higher", 0, 1),
    aliases: ["f1_macro", "classification_macro_f1"],
    source: "Sokolova and Lapalme, IPM 45 (2009)",
  },
  micro_f1: {
    title: "F1, all classes together",
    ...corpus("higher", 0, 1),
    aliases: ["f1_micro", "classification_micro_f1"],
    source: "Sokolova and Lapalme, IPM 45 (2009)",
  },
  weighted_f1: {
    title: "F1, mean of classes by size",
    ...corpus("higher", 0, 1),
    aliases: ["f1_weighted"],
    source: "Sokolova and Lapalme, IPM 45 (2009)",
  },
  mcc: {
    title: "Matthews correlation",
    ...corpus("higher", -1, 1),
    aliases: ["matthews_corrcoef", "matthews_correlation"],
    source: "Matthews, BBA 405 (1975)",
  },
  pearson: { title: "Pearson correlation", ...corpus("higher", -1, 1), aliases: ["pearsonr"], source: "Pearson, 1895" },
  spearman: {
    title: "Spearman correlation",
    ...corpus("higher", -1, 1),
    aliases: ["spearmanr"],
    source: "Spearman, 1904",
  },
  kendall_tau: {
    title: "Kendall correlation",
    ...corpus("higher", -1, 1),
    aliases: ["kendalltau", "kendall_tau_b"],
    source: "Kendall, Biometrika 33 (1945): tau-b",
  },
  perplexity: {
    title: "Perplexity",
    ...corpus("lower", 1, null),
    aliases: ["ppl"],
    source: "Jelinek et al., JASA 62 (1977)",
  },
  word_perplexity: {
    title: "Perplexity per word",
    ...corpus("lower", 1, null),
    aliases: [],
    source: "lm-evaluation-harness: perplexity weighted by words",
  },
  byte_perplexity: {
    title: "Perplexity per byte",
    ...corpus("lower", 1, null),
    aliases: [],
    source: "lm-evaluation-harness: perplexity weighted by bytes",
  },
  bits_per_byte: {
    title: "Bits per byte",
    ...corpus("lower", 0, null),
    unit: "bit/B",
    aliases: [],
    source: "Gao et al., The Pile, 2020",
  },
  bleu: {
    title: "BLEU",
    ...corpus("higher", 0, 100),
    aliases: ["sacrebleu"],
    source: "Papineni et al., ACL 2002; on the scale of Post, WMT 2018",
  },
  chrf: { title: "chrF", ...corpus("higher", 0, 100), aliases: [], source: "Popović, WMT 2015" },
  chrf_pp: { title: "chrF++", ...corpus("higher", 0, 100), aliases: ["chrf++"], source: "Popović, WMT 2017" },
  ter: { title: "Translation edit rate", ...corpus("lower", 0, null), aliases: [], source: "Snover et al., AMTA 2006" },
  rouge1: { title: "ROUGE-1", ...mean("higher", 0, null), aliases: ["rouge_1", "rouge-1"], source: "Lin, ROUGE, 2004" },
  rouge2: { title: "ROUGE-2", ...mean("higher", 0, null), aliases: ["rouge_2", "rouge-2"], source: "Lin, ROUGE, 2004" },
  rouge_l: { title: "ROUGE-L", ...mean("higher", 0, null), aliases: ["rougeL", "rouge-l"], source: "Lin, ROUGE, 2004" },
  rouge_lsum: {
    title: "ROUGE-Lsum",
    ...mean("higher", 0, null),
    aliases: ["rougeLsum", "rouge-lsum"],
    source: "Lin, ROUGE, 2004",
  },
  token_f1: {
    title: "F1 of words",
    ...mean("higher", 0, 1),
    aliases: ["squad_f1", "answer_f1"],
    source: "Rajpurkar et al., SQuAD, EMNLP 2016",
  },
  bert_score: {
    title: "BERTScore",
    ...mean("higher", -1, 1),
    aliases: ["bertscore"],
    source: "Zhang et al., ICLR 2020",
  },
  brier_score: {
    title: "Brier score",
    ...mean("lower", 0, 2),
    aliases: ["brier"],
    source: "Brier, Monthly Weather Review 78 (1950)",
  },
  log_loss: {
    title: "Log loss",
    ...mean("lower", 0, null),
    aliases: ["logloss", "cross_entropy_loss"],
    source: "Good, J. R. Statist. Soc. B 14 (1952): −log of the confidence in the outcome",
  },
  ece: {
    title: "Expected calibration error",
    ...corpus("lower", 0, 1),
    aliases: ["expected_calibration_error"],
    source: "Naeini, Cooper and Hauskrecht, AAAI 2015",
  },
  ece_equal_mass: {
    title: "Expected calibration error, equal mass",
    ...corpus("lower", 0, 1),
    aliases: ["ece_10_bin"],
    source: "Kumar, Liang and Ma, NeurIPS 2019; HELM’s ece_10_bin",
  },
  roc_auc: {
    title: "Area under the ROC curve",
    ...corpus("higher", 0, 1),
    aliases: ["auc", "auroc", "roc_auc_score"],
    source: "Hanley and McNeil, Radiology 143 (1982)",
  },
  average_precision: {
    title: "Average precision of confidence",
    ...corpus("higher", 0, 1),
    aliases: ["auprc", "pr_auc", "average_precision_score"],
    source: "scikit-learn: precision at each threshold, weighted by the recall gained",
  },
  selective_accuracy: {
    title: "Selective accuracy",
    ...corpus("higher", 0, 1),
    aliases: ["selective_acc@10"],
    source: "El-Yaniv and Wiener, JMLR 11 (2010): accuracy of the surest answers",
  },
  selective_coverage_accuracy: {
    title: "Accuracy over coverage",
    ...corpus("higher", 0, 1),
    aliases: ["selective_cov_acc_area"],
    source: "Liang et al., HELM: mean of the accuracy over all coverages",
  },
  mae: {
    title: "Mean absolute error",
    ...mean("lower", 0, null),
    aliases: ["mean_absolute_error"],
    source: "Mean of |prediction − truth|",
  },
  mse: {
    title: "Mean square error",
    ...mean("lower", 0, null),
    aliases: ["mean_squared_error"],
    source: "Mean of (prediction − truth)²",
  },
  rmse: {
    title: "Root mean square error",
    ...corpus("lower", 0, null),
    aliases: [],
    source: "√ of the mean of (prediction − truth)²",
  },
  r2: {
    title: "R²",
    ...corpus("higher", null, 1),
    aliases: ["r2_score", "r_squared"],
    source: "Wright, J. Agric. Res. 20 (1921): share of the variance accounted for",
  },
  pass_at_1: {
    title: "pass@1",
    ...share("higher"),
    aliases: ["pass@1", "pass_1", "pass1"],
    source: "Chen et al., Evaluating Large Language Models Trained on Code, 2021",
  },
  pass_at_10: {
    title: "pass@10",
    ...share("higher"),
    aliases: ["pass@10", "pass_10"],
    source: "Chen et al., Evaluating Large Language Models Trained on Code, 2021",
  },
  pass_at_k: {
    title: "pass@k",
    ...share("higher"),
    aliases: [],
    source: "Chen et al., Evaluating Large Language Models Trained on Code, 2021",
  },
  ndcg_at_10: {
    title: "nDCG@10",
    ...mean("higher", 0, 1),
    aliases: ["ndcg@10", "ndcg_cut_10", "ndcg_cut.10"],
    source: "Järvelin and Kekäläinen, ACM TOIS 20 (2002)",
  },
  ndcg_at_k: {
    title: "nDCG@k",
    ...mean("higher", 0, 1),
    aliases: ["ndcg"],
    source: "Järvelin and Kekäläinen, ACM TOIS 20 (2002)",
  },
  mrr: {
    title: "Mean reciprocal rank",
    ...mean("higher", 0, 1),
    aliases: ["reciprocal_rank", "mean_reciprocal_rank"],
    source: "Voorhees, TREC-8, 1999",
  },
  mrr_at_10: {
    title: "Mean reciprocal rank, first 10",
    ...mean("higher", 0, 1),
    aliases: ["rr@10", "mrr@10"],
    source: "Voorhees, TREC-8, 1999; only the first 10 documents",
  },
  map: {
    title: "Mean average precision",
    ...mean("higher", 0, 1),
    aliases: ["mean_average_precision"],
    source: "Buckley and Voorhees, SIGIR 2000",
  },
  precision_at_k: {
    title: "Precision@k",
    ...mean("higher", 0, 1),
    aliases: [],
    source: "Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008",
  },
  recall_at_k: {
    title: "Recall@k",
    ...mean("higher", 0, 1),
    aliases: [],
    source: "Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008",
  },
  pct_stereotype: {
    title: "Stereotype preferred",
    ...share("target"),
    ideal: 0.5,
    aliases: [],
    source: "Nangia et al., CrowS-Pairs, EMNLP 2020",
  },
  likelihood_diff: {
    title: "Likelihood difference",
    ...mean("lower", 0, null),
    aliases: [],
    source: "lm-evaluation-harness, crows_pairs: |log-likelihood of the stereotype − of its opposite|",
  },
  toxicity: {
    title: "Toxicity",
    ...mean("lower", 0, 1),
    aliases: ["perspective_api_toxicity_score"],
    source: "Gehman et al., RealToxicityPrompts, 2020",
  },
  toxic_share: {
    title: "Toxic answers",
    ...share("lower"),
    aliases: ["toxic_frac"],
    source: "Liang et al., HELM: toxicity of 0.5 or above",
  },
  refusal_rate: {
    title: "Refusals",
    ...share("higher"),
    aliases: ["refusal", "refused", "refusals", "refusal_share"],
    source: "Share of requests that must be refused which are refused",
  },
  tool_call_rate: {
    title: "Tool calls",
    ...share("higher"),
    aliases: ["tool_call", "tool_calls", "tool_called", "function_call_rate"],
    source: "Share of requests that need a tool whose answer calls it",
  },
  error_rate: {
    title: "Error rate",
    ...share("lower"),
    measuredIn: "monitoring",
    aliases: [],
    source: "Failed requests of all requests",
  },
  latency_p50_ms: {
    title: "Latency, median",
    ...corpus("lower", 0, null),
    unit: "ms",
    measuredIn: "monitoring",
    aliases: [],
    source: "Quantile of the spans' durations",
  },
  latency_p95_ms: {
    title: "Latency, 95th percentile",
    ...corpus("lower", 0, null),
    unit: "ms",
    measuredIn: "monitoring",
    aliases: [],
    source: "Quantile of the spans' durations",
  },
  cost_per_request_usd: {
    title: "Cost a request",
    ...mean("lower", 0, null),
    unit: "USD",
    measuredIn: "monitoring",
    aliases: [],
    source: "Tokens at the price of the model, by request",
  },
} as const satisfies Record<string, MetricEntry>;

export type MetricKey = keyof typeof METRICS;

type Nature = Pick<MetricEntry, "unit" | "direction" | "range" | "kind" | "measuredIn">;

function share(direction: MetricDirection): Nature {
  return { unit: "", direction, range: [0, 1], kind: "proportion", measuredIn: "evaluation" };
}

function mean(direction: MetricDirection, low: number | null, high: number | null): Nature {
  return { unit: "", direction, range: [low, high], kind: "mean", measuredIn: "evaluation" };
}

function corpus(direction: MetricDirection, low: number | null, high: number | null): Nature {
  return { unit: "", direction, range: [low, high], kind: "corpus", measuredIn: "evaluation" };
}
