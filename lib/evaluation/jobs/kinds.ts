/** The work that ends in an evaluation, as a page of evaluations lists it while it is under way. */
export const EVALUATION_JOBS = ["evaluation-score", "evaluation-run", "evaluation-import"] as const;
