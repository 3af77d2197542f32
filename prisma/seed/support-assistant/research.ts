/** What was read before anything was built; `daysAgo` is when. */
export const marketEntries = [
  {
    daysAgo: 74,
    title: "AI Act, transparency duties",
    kind: "regulation",
    source: "Regulation (EU) 2024/1689, Article 50, https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
    finding:
      "Article 50(1): people who interact directly with an AI system are informed of it, unless it is obvious. Annex III names critical infrastructure and access to essential private services; an assistant that only explains bills and decides nothing is in neither.",
    implication:
      "The chat says in its first line that a machine answers, and offers a person in every reply. Decisions stay out of scope, so that the tier stays what it is.",
  },
  {
    daysAgo: 74,
    title: "Generative AI at Work",
    kind: "paper",
    source: "Brynjolfsson, Li and Raymond, NBER Working Paper 31161 (2023), https://www.nber.org/papers/w31161",
    finding:
      "Staggered introduction of a conversational assistant for 5 179 customer support agents: 14 % more issues resolved an hour on average, 34 % for novices, hardly any for the most experienced.",
    implication:
      "Begin beside the agents and not in front of the customer, and measure by length of service: the gain is expected with new colleagues.",
  },
  {
    daysAgo: 73,
    title: "Retrieval-augmented generation",
    kind: "paper",
    source: "Lewis et al., NeurIPS 2020, https://arxiv.org/abs/2005.11401",
    finding:
      "Generation conditioned on retrieved passages was more factual and specific than a model that answers from its parameters, and its knowledge can be replaced without training.",
    implication:
      "Tariffs change four times a year: they are looked up, never learned. Fine-tuning is for tone and for quoting the source.",
  },
  {
    daysAgo: 73,
    title: "Klarna's assistant, first month",
    kind: "competitor",
    source:
      "Klarna, press release of 27 February 2024, “Klarna AI assistant handles two-thirds of customer service chats in its first month”",
    finding:
      "2.3 million conversations, two thirds of the chats; resolution in under 2 minutes against 11 before; satisfaction reported as on a par with people. The numbers are the company's own.",
    implication:
      "The volume is plausible, the quality claim says nothing about wrong answers. We publish ours with the number of items.",
  },
  {
    daysAgo: 72,
    title: "Moffatt v. Air Canada",
    kind: "report",
    source: "Civil Resolution Tribunal of British Columbia, 2024 BCCRT 149",
    finding:
      "A chatbot told a customer that a bereavement fare could be claimed afterwards, which the linked page denied. The airline was held responsible for what its chatbot said.",
    implication:
      "What the assistant states is what Nordlicht states. An answer without a clause to quote is not sent but handed over.",
  },
];

/** Who was asked, and which objectives (by number) they speak for. */
export const interviews = [
  {
    daysAgo: 73,
    stakeholderName: "Birte Hansen",
    stakeholderRole: "Head of customer care",
    notes: `“I do not need fewer people, I need January to stop.” Drafts beside the ticket are worth more to her than a chat window.
Would accept a draft rate of 80 % right at first reading; below that, her team leads will switch it off.
Asks for: a visible source under each sentence, and a button that reports a wrong one.`,
    supports: [1, 3, 6],
  },
  {
    daysAgo: 72,
    stakeholderName: "Mehmet Aydın",
    stakeholderRole: "Agent, nine years in billing",
    notes: `Knows the tariff sheet by heart; fears that newcomers will stop learning it. Most mistakes he corrects are notice periods and the date a new instalment begins.
Four seconds is what he waits before typing himself.
Wants the tone of the templates kept: short, no apologies in every sentence.`,
    supports: [1, 2, 6],
  },
  {
    daysAgo: 71,
    stakeholderName: "Dr. Jana Petersen",
    stakeholderRole: "Consumer protection, debt advice centre Kiel",
    notes: `People who cannot pay write late and in fragments; many in easy or broken German. An assistant that answers only well-formed questions would sort out exactly them.
Asked that hardship (“I cannot pay”, “disconnect”) always reaches a person at once, and that answers in easy language are tested by themselves.
Any insult or moralising towards somebody in debt is unacceptable, also when provoked.`,
    supports: [4, 5],
  },
];

export const technologyOptions = [
  {
    name: "Hosted model with retrieval",
    summary: "A commercial model in an EU region; contract and tariff passages are put into the prompt.",
    strengths: "Best answers out of the box, nothing to operate, weeks to a pilot.",
    weaknesses:
      "Per-token cost grows with January; wording follows the vendor's updates; customer data leaves the house under a processing contract.",
    verdict: "shortlisted",
    reason: "Kept as the fallback and as the yardstick.",
  },
  {
    name: "Open-weight model, fine-tuned, with retrieval",
    summary: "A 24-billion-parameter open-weight model on two GPUs in our own data centre, adapted to our replies.",
    strengths: "Data stays in the house, versions change when we say so, tone can be trained.",
    weaknesses: "We operate it; German and easy language are weaker before fine-tuning.",
    verdict: "shortlisted",
    reason: "The yearly bill cycle makes a fixed capacity cheaper from about 5 000 drafts a day.",
  },
  {
    name: "Intent tree with templates",
    summary: "A classical dialogue tree over 120 intents, filled from the billing system.",
    strengths: "Every sentence is known beforehand; no hallucination.",
    weaknesses:
      "Covers 38 % of the sampled questions; a comparable tree from 2021 was abandoned by agents after four months.",
    verdict: "rejected",
    reason: "Too narrow for questions that mix two topics, which are 44 % of the sample.",
  },
];

export const feasibility = {
  value: 5,
  valueNote: "About 6 800 of 11 400 monthly questions are in reach; half an agent's day in January.",
  dataReadiness: 3,
  dataReadinessNote:
    "Four years of answered tickets, but 31 % need personal data masked first; bills are PDF of three layouts.",
  technicalRisk: 4,
  technicalRiskNote: "Each part was done before by others; easy language and hardship cases are the unproven ones.",
  cost: 4,
  costNote:
    "EUR 148 000 in the first year, of which 61 000 for two GPUs and power; about 7 MWh for training and a year of serving.",
  time: 3,
  timeNote: "Pilot before the January bills only if the data is cleared by October.",
};
