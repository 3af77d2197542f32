import { type Answers, document, met, notApplicable, wiki } from "#prisma/seed/checklist.ts";

const page = (title: string, path: string) => wiki(title, `support-assistant/${path}`);

export const modelSelection: Answers = {
  M1: met("Apache 2.0: commercial use, no limit on users, output is ours.", {
    title: "Apache License 2.0",
    url: "https://www.apache.org/licenses/LICENSE-2.0",
  }),
  M2: met(
    "Only for the fallback: EU region, no training on our data, 30 days of abuse logs, accepted by the officer.",
    page("Terms of the fallback", "model/vendor-terms"),
  ),
  M3: met(
    "120 questions, same passages, temperature 0, three blind readers.",
    document(
      "Comparison of candidates",
      "candidates.csv",
      "candidate,right of 120,german blind,eur per 1000\nGPT-4.1,92,4.6,9.80\nGPT-4.1 mini,86,4.4,1.90\nMistral Small 24B Instruct,89,4.3,1.20\nLlama 3.1 8B Instruct,74,3.6,0.40\nQwen2.5 14B Instruct,83,3.9,0.80\n",
    ),
  ),
  M4: met("In the notes, each with its reason."),
  M5: met(
    "From the publisher's own repository, safetensors, SHA-256 of all shards recorded.",
    page("Digests of the weights", "model/digests"),
  ),
  M6: met(
    "Read against our use: knowledge ends before the present tariffs (looked up anyway), German good, easy language not mentioned.",
  ),
  M7: met("Summary of training content and copyright policy are on file, as of the day of the decision."),
  M8: met("No: 97 GPU-hours are far below a third of the original's compute. We remain a downstream provider."),
  M9: met("GPT-4.1 mini runs the same prompts; switching was tried on a Sunday and took 20 minutes."),
};

export const trainingReview: Answers = {
  T1: met(
    "Configuration, seed 17, commit 81f6a2b, data versions and digests.",
    page("Record of run sft-1", "training/sft-1"),
  ),
  T2: met("tickets v4 and easy-language pairs v2 passed the data gate; hardship conversations are not in training."),
  T3: met("Validation turned at step 2 400; that checkpoint was taken.", page("Loss curves", "training/curves")),
  T4: met("97 GPU-hours with the failed ones, about 100 kWh."),
  T5: met("One adapter, merged in bf16. What is evaluated is the merged model that is served."),
  T6: met("Repository and tracking server searched for the 14 patterns of the scan: nothing."),
  T7: met("Prompts are in the repository; version 12 is served, each change has an author and a reason."),
  T8: notApplicable("No cache of answers yet; it comes with release 1.3."),
  T9: met("Tickets can be written by anybody: replies that quote a link outside our domain were dropped (212)."),
};

/** As far as it got: agreement on hardship is not good enough to go on. */
export const alignmentReview: Answers = {
  H1: met(
    "Kept in versions with the campaign; each judgement names the one it followed.",
    page("Guideline for raters", "alignment/guideline"),
  ),
  H2: met("Four people who answer customers, in paid hours, with a talk before hardship cases and the right to skip."),
  H3: met("The campaign shows how often the first one won, with its interval; ties were allowed."),
  H5: notApplicable("No model judges here."),
  H8: met("Drafts are our own model's; the questions come from tickets v4."),
};
