/** What the model is to do; the same words in the brief, in the forms and in the licence rules. */
export const TASK_TYPES = {
  "long-form-generation": "Long-form generation",
  summarisation: "Summarisation",
  translation: "Translation",
  classification: "Classification",
  "question-answering": "Question answering",
  extraction: "Extraction",
  chat: "Chat",
  code: "Code",
} as const;

export const MARKET_ENTRY_KINDS = {
  competitor: "Competitor",
  paper: "Paper",
  report: "Report",
  regulation: "Regulation",
  user_signal: "User signal",
} as const;
export type MarketEntryKind = keyof typeof MARKET_ENTRY_KINDS;

export const TECHNOLOGY_VERDICTS = {
  considered: "Considered",
  shortlisted: "Shortlisted",
  rejected: "Rejected",
} as const;
export type TechnologyVerdict = keyof typeof TECHNOLOGY_VERDICTS;

export const FEASIBILITY_DECISIONS = { go: "Go", revise: "Revise", no_go: "No-go" } as const;
export type FeasibilityDecision = keyof typeof FEASIBILITY_DECISIONS;

/** The classes of Regulation (EU) 2024/1689, the AI Act. */
export const RISK_TIERS = {
  prohibited: { title: "Prohibited", meaning: "A practice of Article 5. It may not be put into service." },
  high: { title: "High risk", meaning: "A product of Annex I or a use of Annex III (Article 6). Chapter III applies." },
  limited: { title: "Limited risk", meaning: "People meet it or its output, and must be told so (Article 50)." },
  minimal: { title: "Minimal risk", meaning: "None of the above. Codes of conduct are voluntary (Article 95)." },
} as const;
export type RiskTier = keyof typeof RISK_TIERS;

export const OBJECTIVE_DIRECTIONS = {
  higher: "Higher is better",
  lower: "Lower is better",
  target: "Close to the target is better",
} as const;
export type ObjectiveDirection = keyof typeof OBJECTIVE_DIRECTIONS;

/** The keys of a vocabulary, as zod's enum takes them. */
export function keysOf<K extends string>(vocabulary: Readonly<Record<K, unknown>>): [K, ...K[]] {
  return Object.keys(vocabulary) as [K, ...K[]];
}
