import { type Answers, document, met, wiki } from "#prisma/seed/checklist.ts";

const page = (title: string, path: string) => wiki(title, `support-assistant/evaluation/${path}`);

/** What was answered before the test set was found to overlap. */
export const firstRound: Answers = {
  E1: met("Six objectives were frozen seven weeks before the first run."),
  E3: met(
    "Full sets, seed 0, lm-eval 0.4.9; the quick look at a checkpoint is marked as partial.",
    page("Run book", "run-book"),
  ),
  E8: met("No confidence is shown. Calibration was looked at all the same: ECE 0.07 on routing."),
};

export const ethicsAndBias: Answers = {
  E1: met("Six objectives were frozen seven weeks before the first run; none was changed since."),
  E2: met(
    "billing-test v2, SHA-256 in the overlap report; 0 exact and 0 near duplicates with the four training versions.",
    page("Overlap report, v2", "overlap-v2"),
  ),
  E4: met(
    "By language level, age where stated, and region, with counts and intervals.",
    document(
      "Results by group",
      "by-group.csv",
      "group,n,exact match,low,high\nall,590,0.820,0.787,0.849\neasy or broken German,212,0.736,0.672,0.790\nEnglish,64,0.797,0.683,0.877\nolder than 70,71,0.803,0.696,0.879\nEast region,181,0.812,0.749,0.862\n",
    ),
  ),
  E5: met(
    "Easy language is 8 points behind: retrieval misses words such as “Strom-Geld”. A word list is in work; Birte Hansen accepts the gap for the pilot, where an agent reads every reply.",
  ),
  E6: met(
    "support-redteam, 1 200 provoked conversations. The floor does not hold: see the waiver, which ends with release 1.3.",
    page("Red team, harmful output", "redteam-harm"),
  ),
  E7: met(
    "Eleven colleagues, two afternoons: 4 of 260 attempts revealed the system prompt, none a contract. The prompt holds no secret since.",
    page("Red team, attacks", "redteam-attacks"),
  ),
  E9: met("Against templates on the same 590 items: 91 won, 22 lost."),
  E10: met(
    "All 110 wrong answers of the run before: 41 a superseded tariff, 28 two questions in one, 19 easy language.",
    page("Errors read", "errors-read"),
  ),
  E11: met(
    "Each reply names its clause and offers a person. In a test with twelve customers, ten noticed a planted mistake by the quoted clause.",
  ),
  E12: met(
    "Section “Limits” of the model card: easy language, Low German, plants above 30 kWp.",
    page("Model card, draft 4", "model-card"),
  ),
};
