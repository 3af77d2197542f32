/** What the Scope of the contract summariser says. */
export const brief = {
  problemStatement:
    "Purchasing reads about 90 supply and service contracts a month, 40 pages each, to find term, notice, price adjustment, liability and data clauses. It takes two lawyers a third of their week, and last year two contracts renewed themselves because a notice date had been read wrongly.",
  users: "Two lawyers and seven buyers in purchasing. Suppliers are affected where a clause is misread.",
  taskTypes: ["summarisation", "extraction"],
  nonAiAlternative:
    "A form filled by hand from the contract: what is done today. Search by keywords was tried on 50 contracts and found 61 % of the notice dates.",
  outOfScope: "No advice on whether to sign, no negotiation text, no employment contracts.",
};

export const marketEntries = [
  {
    title: "CUAD",
    kind: "paper",
    source:
      "Hendrycks, Burns, Chen and Ball, “CUAD: An Expert-Annotated NLP Dataset for Legal Contract Review” (2021), https://arxiv.org/abs/2103.06268",
    finding:
      "510 commercial contracts with more than 13 000 annotations by experts over 41 kinds of clauses. Models found many clauses well and some hardly; more annotated data helped most.",
    implication: "The kinds of clauses are a good list to start from; English only, so we need our own test set.",
  },
  {
    title: "ROUGE",
    kind: "paper",
    source:
      "Lin, “ROUGE: A Package for Automatic Evaluation of Summaries”, Text Summarization Branches Out (2004), https://aclanthology.org/W04-1013/",
    finding: "Counts overlapping n-grams and the longest common subsequence with reference summaries.",
    implication:
      "Cheap to follow from run to run; says nothing about a wrong date, so dates are an objective of their own.",
  },
];

export const objectives = (dueOn: string) => [
  {
    name: "Exact match, notice dates",
    metricKey: "exact_match",
    direction: "higher",
    baseline: 0.61,
    target: 0.95,
    dataset: "notice-dates",
    minItems: 300,
    dueOn,
    why: "A wrong notice date costs a year. A lawyer checks what is flagged, and can check one in twenty.",
  },
  {
    name: "ROUGE-L",
    metricKey: "rouge_l",
    direction: "higher",
    baseline: 0.31,
    target: 0.38,
    dataset: "clause-summaries",
    minItems: 200,
    dueOn,
    why: "Where two lawyers stand to each other on the same contracts (0.39).",
  },
  {
    name: "F1, clauses found",
    metricKey: "macro_f1",
    direction: "higher",
    baseline: 0.58,
    target: 0.8,
    dataset: "clauses",
    minItems: 300,
    dueOn,
    why: "Each kind of clause counts alike, so that rare ones are not lost in the mean.",
  },
  {
    name: "Accuracy, liability",
    metricKey: "accuracy",
    direction: "higher",
    baseline: 0.72,
    target: 0.85,
    dataset: "liability-class",
    minItems: 300,
    dueOn,
    why: "Three classes of liability decide who has to read the contract in full.",
  },
];

export const feasibility = {
  value: 4,
  valueNote: "About 25 hours of lawyers' time a week.",
  dataReadiness: 3,
  dataReadinessNote: "1 900 signed contracts as PDF, 600 of them with a summary.",
  technicalRisk: 4,
  technicalRiskNote: "Long documents; published work on clauses is solid.",
  cost: 4,
  costNote: "EUR 42 000 in the first year.",
  time: 4,
  timeNote: "Ten weeks to a first use by the two lawyers.",
};
