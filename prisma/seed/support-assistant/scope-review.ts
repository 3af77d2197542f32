import { type Answers, document, met, notApplicable, wiki } from "#prisma/seed/checklist.ts";

export const scopeReview: Answers = {
  S1: met("In the brief: 11 400 questions a month, 19 h median first answer, 7 % corrected later."),
  S2: met("Search and templates were measured on 600 questions: 71 % right. The search improvements ship anyway."),
  S3: met(
    "Six objectives, each with its reason; 500 items settle 0.80 against the expected 0.83 within about a week of labelling.",
  ),
  S4: met(
    "Customers, agents, households, landlords; people in debt and people who read German with difficulty are named with the harm each could suffer.",
  ),
  S5: met(
    "Birte Hansen accepts the remaining risk. We stop when a wrong amount reaches a customer unread twice in a week.",
  ),
  S6: met(
    "An AI system on top of another's model. Nordlicht is its provider, since it puts it into service under its own name, and its deployer.",
  ),
  S7: met(
    "All eight groups of practices were gone through; nudging people in debt was the closest, and is excluded by the handover.",
    document(
      "Article 5, practice by practice",
      "article-5.md",
      "# Prohibited practices (Art. 5)\n\n| Practice | Takes place | Why not |\n|---|---|---|\n| Manipulation | no | The assistant states facts of a contract and offers no products |\n| Exploiting vulnerability | no | Hardship words hand over to a person at once |\n| Social scoring | no | No score of a person is computed or stored |\n| Predicting crime | no | – |\n| Scraping faces | no | No images |\n| Emotions at work | no | Agents are not analysed |\n| Biometric categories | no | No biometrics |\n| Remote identification | no | No biometrics |\n",
    ),
  ),
  S8: met(
    "Closest is Annex III, 5(b), creditworthiness: the assistant sees no payment history. Point 2, critical infrastructure: no safety component.",
    wiki("High-risk triage, all areas of Annex III", "support-assistant/annex-iii"),
  ),
  S9: notApplicable("Not an Annex III use, so no exemption is claimed."),
  S10: met("EUR 148 000 and about 7 MWh in the first year; the assumptions are in the feasibility notes."),
};
