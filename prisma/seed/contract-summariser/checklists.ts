import { type Answers, met, notApplicable, wiki } from "#prisma/seed/checklist.ts";

const page = (title: string, path: string) => wiki(title, `contract-summariser/${path}`);

export const scopeReview: Answers = {
  S1: met("Two lawyers, a third of their week, two missed notice dates last year."),
  S2: met("Keyword search was measured: 61 % of notice dates."),
  S3: met("Four objectives with baselines from today's form."),
  S4: met("Lawyers, buyers, suppliers. The harm is a missed date or an overlooked liability."),
  S5: met("Rafael Moreira; he stops it when one date in a month was wrong and unflagged."),
  S6: met("An AI system for our own use; deployer, and provider of it."),
  S7: met("None comes close; documents only.", page("Article 5, looked at", "article-5")),
  S8: met("No area of Annex III fits contracts between companies.", page("Annex III, looked at", "annex-iii")),
  S9: notApplicable("Not an Annex III use."),
  S10: met("EUR 42 000, less than 1 MWh."),
};

export const dataProtection: Answers = {
  D1: met("Register entry 121.", page("Register entry 121", "register")),
  D2: met("Names of signatories are masked; prices stay, they are needed."),
  D3: met("Not needed: few people, business contact data, no new risk. Agreed with the officer."),
  D4: notApplicable("See D3."),
  D5: notApplicable("See D3."),
  D6: met("Requests go through purchasing; contracts are found by supplier."),
  D7: met("A lawyer decides."),
  D8: notApplicable("No vendor sees the contracts."),
  D9: notApplicable("No transfer."),
  D10: met("Encrypted, five named people."),
  D11: met("The group's plan covers purchasing."),
};

export const dataConsent: Answers = {
  C1: met("Two sources."),
  C2: met(
    "Own contracts: legitimate interests. Archive of the acquired utility: consent of its suppliers' contacts.",
    page("Bases of the two sources", "bases"),
  ),
  C3: met("Summaries serve the same purpose as the contracts."),
  C4: met("Letters of consent, 212 suppliers.", page("Letters of consent", "letters")),
  C5: met("A letter or mail to purchasing; the exclusion list is read before each training set."),
  C6: notApplicable("None."),
  C7: notApplicable("Business contacts."),
  C8: met("Named in the letter and in the notice for suppliers.", page("Notice for suppliers", "notice")),
  C9: met("Own contracts; the archive's terms allow internal analysis.", page("Terms of the archive", "archive-terms")),
  C10: notApplicable("Nothing from the web."),
  C11: met("Ten years after the end of a contract; purchasing deletes."),
};

export const dataAnonymisation: Answers = {
  N1: met("All 1 900 contracts, names and signatures.", page("Scan of contracts v2", "scan")),
  N2: met("Masked, except company names."),
  N3: met("Signature blocks are cut off by layout, then scanned."),
  N4: met("Business roles remain; no ages or homes."),
  N5: met("Stamps and handwritten notes are left out."),
  N6: notApplicable("No pseudonyms of people."),
  N7: notApplicable("Companies are meant to be recognised; people are masked."),
  N8: notApplicable("No health data."),
  N9: met("Planned with 50 planted contracts."),
  N10: met("Originals stay in the contract archive with its own rights."),
};

export const dataBias: Answers = {
  B1: met("Contracts we signed; drafts that failed are missing."),
  B2: notApplicable("No groups of people; the share by kind of contract is in the datasheet."),
  B3: met("Supply, service, works and IT; German and English."),
  B4: met("English contracts are 12 %, fewer than what is to come; 60 more are being annotated."),
  B5: met(
    "By size of supplier: summaries of small suppliers' contracts were shorter.",
    page("By size of supplier", "by-size"),
  ),
  B6: met("One template for all sizes since version 2."),
  B7: met("Version 2.", page("Instructions for summaries", "instructions")),
  B8: met("Two lawyers, alpha 0.78 on clause kinds."),
  B9: met("Two lawyers and a trainee, in their working time."),
  B10: met(
    "No duplicates; renewals of the same contract are kept on one side of the split.",
    page("Duplicates and split", "split"),
  ),
  B11: notApplicable("No sensitive data."),
  B12: met("One for each source.", page("Datasheets", "datasheets")),
};

export const modelSelection: Answers = {
  M1: met("MIT licence, commercial use permitted.", {
    title: "MIT License",
    url: "https://opensource.org/license/mit",
  }),
  M2: notApplicable("Own hardware."),
  M3: met("40 contracts, same prompt, three candidates.", page("Comparison", "comparison")),
  M4: met("Two rejected, in the notes."),
  M5: met("From the publisher, safetensors, digests recorded.", page("Digests", "digests")),
  M6: met("Long documents degrade after about 60 pages: contracts are cut by clause."),
  M7: met("Model card and report are on file."),
  M8: met("No, a small adapter."),
  M9: met("The support assistant's model can take over; 3 points worse."),
};

/** As far as the work is. */
export const trainingReview: Answers = {
  T4: met("22 GPU-hours so far."),
  T6: met("Repository searched, nothing found."),
  T7: met("Prompts in the repository, version 4."),
};
