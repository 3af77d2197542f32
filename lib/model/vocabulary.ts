import type { WeightedCriterion } from "#lib/model/ranking/ranking.ts";

/** How the project would use a model. */
export const WAYS = {
  self: "Run by ourselves",
  provider: "Through a provider's API",
} as const;
export type Way = keyof typeof WAYS;

/** What the company and its affiliates earn in a year, in US dollars. */
export const REVENUE_BANDS = {
  none: "Nothing",
  "under-1m": "Less than 1 million",
  "1m-20m": "1 to 20 million",
  "20m-240m": "20 to 240 million",
  "over-240m": "More than 240 million",
} as const;
export type RevenueBand = keyof typeof REVENUE_BANDS;

/** Where a score is from. */
export const SCORE_SOURCES = {
  evaluation: "Evaluation",
  document: "Document",
  opinion: "Opinion",
} as const;
export type ScoreSource = keyof typeof SCORE_SOURCES;

/** What candidates are compared by until the project says otherwise. */
export const DEFAULT_CRITERIA: readonly WeightedCriterion[] = [
  { key: "quality", title: "Quality on our task", weight: 5 },
  { key: "cost", title: "Cost", weight: 3 },
  { key: "latency", title: "Latency", weight: 2 },
  { key: "licence", title: "Licence", weight: 2 },
  { key: "privacy", title: "Privacy and hosting", weight: 3 },
  { key: "context", title: "Context length", weight: 1 },
  { key: "support", title: "Support and lifetime", weight: 1 },
];

/** What a provider may hold, to choose from; any other name will do. */
export const KNOWN_CERTIFICATIONS = [
  "SOC 2 Type II",
  "ISO/IEC 42001",
  "ISO/IEC 27001",
  "ISO/IEC 27701",
  "ISO/IEC 27018",
  "HIPAA business associate agreement",
  "GDPR data processing agreement",
  "BSI C5",
  "FedRAMP",
  "CSA STAR",
] as const;

/** The keys of a vocabulary, as zod's enum takes them. */
export function keysOf<K extends string>(vocabulary: Readonly<Record<K, unknown>>): [K, ...K[]] {
  return Object.keys(vocabulary) as [K, ...K[]];
}
