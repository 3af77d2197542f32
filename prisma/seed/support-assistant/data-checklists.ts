import { type Answers, document, met, notApplicable, wiki } from "#prisma/seed/checklist.ts";

const page = (title: string, path: string) => wiki(title, `support-assistant/data/${path}`);

export const dataProtection: Answers = {
  D1: met(
    "Entry 114 of the register, “Assistant for written customer contact”.",
    page("Register entry 114", "register-114"),
  ),
  D2: met(
    "Kept: question, reply, tariff, month. Dropped on export: name, customer and meter number, address, IBAN, e-mail, phone.",
  ),
  D3: met("Needed: new technology on customer contact at scale (Art. 35(1), list of the authority, no. 6)."),
  D4: met(
    "Version 1.2, with measures 1 to 14 and the remaining risk accepted by Birte Hansen.",
    page("Impact assessment 1.2", "dpia"),
  ),
  D5: met(
    "The officer asked for the separate key on hardship cases and for deletion of raw exports after 14 days; both done. No high risk remains.",
    page("Advice of the data protection officer", "dpo-advice"),
  ),
  D6: met("Access and erasure run through the ticket number; rehearsed with three test customers, slowest 26 hours."),
  D7: met(
    "Nothing is decided by the assistant. Agents send every reply in the desk, and the chat hands over whatever moves money.",
  ),
  D8: met(
    "GPU hosting is our own. The vendor of the fallback model signed Art. 28 terms with training on our data excluded.",
    page("Processing contracts", "contracts"),
  ),
  D9: notApplicable("No transfer outside the EEA: training in Kiel, fallback in Frankfurt."),
  D10: met("Disk and transport encrypted; seven named people; reads are logged and sampled each month."),
  D11: met("The group's plan of 2024 covers the chat; the on-call sheet names who calls the authority."),
};

export const dataConsent: Answers = {
  C1: met("Four sources, each with its owner and the export or version that was taken."),
  C2: met(
    "Tickets: legitimate interests. Transcripts and hardship cases: consent. Help pages: no personal data.",
    page("Balancing test, answered tickets", "balancing-test"),
  ),
  C3: met(
    "Tickets were collected to answer them. Compatible under Art. 6(4): same relation, masked, and the notice of version 7 said so before the export.",
  ),
  C4: met(
    "Who, when and which text are kept with each record; paper forms at the advice centre were seen on site.",
    page("Consent texts v2, v3 and advice centre", "consent-texts"),
  ),
  C5: met(
    "A link in every transcript; a withdrawal is on the exclusion list the same night and in the next training set. Tried on three cases.",
  ),
  C6: met(
    "Only hardship conversations: health. Explicit consent, Art. 9(2)(a), evaluation only.",
    page("Special categories", "special-categories"),
  ),
  C7: met("Contracts are with adults. 41 tickets by minors were found by age statements and removed."),
  C8: met(
    "Privacy notice 7 of spring went out with the yearly bill; the chat says it again in its first line.",
    page("Privacy notice 7", "privacy-notice-7"),
  ),
  C9: met(
    "Own texts and data; the advice centre's agreement permits evaluation and no training.",
    page("Agreement with the advice centre", "advice-centre-agreement"),
  ),
  C10: notApplicable("Nothing was taken from the web except our own pages."),
  C11: met("Dates are on each source; Tomasz Zieliński deletes, the officer checks twice a year."),
};

export const dataAnonymisation: Answers = {
  N1: met(
    "All rows of tickets v4 and transcripts v2, German and English detectors; 500 rows read by a person: recall 0.97 on names, 1.00 on IBAN.",
    document(
      "Scan of tickets v4",
      "scan-tickets-v4.csv",
      "kind,found,masked,kept\nname,318204,318204,0\ne-mail,41877,41877,0\nphone,28310,28310,0\niban,9644,9644,0\naddress,77015,77015,0\nmeter number,102233,102233,0\ndate of birth,1207,1207,0\n",
    ),
  ),
  N2: met("Everything found was masked by typed placeholders; nothing was kept."),
  N3: met("By rule and model, then by 500 rows read: 9 first names of agents had remained and are masked in v4."),
  N4: met("Postcodes cut to two digits, days to months. The smallest group of tariff × region × month has 23 tickets."),
  N5: met("Signatures, quoted mails and file names are treated as text; attachments are not taken at all."),
  N6: met("Ticket numbers are replaced by keyed hashes; the key is with the data protection officer."),
  N7: met(
    "Two colleagues tried for a day with the customer list: 3 of 400 recognised, all by a unique plant size; plant sizes are masked since.",
    page("Attempt to recognise, report", "recognition-attempt"),
  ),
  N8: notApplicable("No health records; the mentions in hardship cases are rewritten by the advice centre."),
  N9: met(
    "Planned for each fine-tuned version: 200 planted records, asked for 20 times each. The first version gave back none.",
  ),
  N10: met("Raw exports are deleted after 14 days by a job; the last run is listed."),
};

export const dataBias: Answers = {
  B1: met(
    "Written questions of household customers. Assumption: who does not write has similar questions; the call notes say that holds for bills, not for meters.",
  ),
  B2: met(
    "Shares in the data beside those of the customers (register of contracts, June).",
    document(
      "Representation",
      "representation.csv",
      "group,share in data,share of customers\nyear-end bill,0.44,0.40\nmoving house,0.17,0.15\nEnglish,0.06,0.05\neasy or broken German,0.04,0.11\nolder than 70,0.09,0.17\nEast region,0.31,0.33\n",
    ),
  ),
  B3: met(
    "Mail, form and chat; all months of four years; three bill layouts. Low German and voice are missing and out of scope.",
  ),
  B4: met(
    "Easy or broken German is under-represented by 7 points, people over 70 by 8. The first got its own slice and 900 rewritten items; the second is told in the model card.",
  ),
  B5: met(
    "Reply length, refusal of goodwill and tone by group, on 6 000 pairs.",
    page("Examination for bias", "bias-examination"),
  ),
  B6: met("Replies to broken German were 34 % shorter and more often a refusal. Rewritten pairs brought that to 6 %."),
  B7: met(
    "Version 5, with an “unclear” answer and 40 examples.",
    page("Labelling instructions 5", "labelling-instructions"),
  ),
  B8: met("Krippendorff's alpha 0.81 on 800 items; 0.62 on goodwill, which was split into two labels."),
  B9: met("Six agents, in paid hours, with two breaks a day away from hardship cases."),
  B10: met(
    "0 exact, 0 near duplicates of test items in training after 37 were found and removed from billing-test v1.",
    page("Overlap report", "overlap"),
  ),
  B11: notApplicable("No sensitive attribute is inferred; language level is judged from the text alone."),
  B12: met("One for each dataset, with who may use it and what for.", page("Datasheets", "datasheets")),
};
