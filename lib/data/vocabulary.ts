/** The words of the law that a source is described with, each with where it stands. Keys are stored; labels are shown. */

/** GDPR Art. 6(1). Exactly one a source, decided before its first use. */
export const LAWFUL_BASES = {
  consent: { label: "Consent", reference: "GDPR Art. 6(1)(a)" },
  contract: { label: "Contract", reference: "GDPR Art. 6(1)(b)" },
  legal_obligation: { label: "Legal obligation", reference: "GDPR Art. 6(1)(c)" },
  vital_interests: { label: "Vital interests", reference: "GDPR Art. 6(1)(d)" },
  public_task: { label: "Public task", reference: "GDPR Art. 6(1)(e)" },
  legitimate_interests: { label: "Legitimate interests", reference: "GDPR Art. 6(1)(f)" },
  not_personal: { label: "Not personal data", reference: "GDPR Art. 4(1)" },
} as const;
export type LawfulBasis = keyof typeof LAWFUL_BASES;

export const PERSONAL_DATA = {
  none: { label: "None" },
  personal: { label: "Personal" },
  special: { label: "Special categories" },
} as const;
export type PersonalData = keyof typeof PERSONAL_DATA;

/** GDPR Art. 9(1). */
export const SPECIAL_CATEGORIES = {
  origin: { label: "Racial or ethnic origin" },
  politics: { label: "Political opinions" },
  belief: { label: "Religious or philosophical beliefs" },
  union_membership: { label: "Union membership" },
  genetic: { label: "Genetic data" },
  biometric: { label: "Biometric data for identification" },
  health: { label: "Health" },
  sex_life: { label: "Sex life or orientation" },
} as const;
export type SpecialCategory = keyof typeof SPECIAL_CATEGORIES;

/** GDPR Art. 9(2): when special categories may be processed at all. */
export const SPECIAL_EXCEPTIONS = {
  explicit_consent: { label: "Explicit consent", reference: "GDPR Art. 9(2)(a)" },
  employment_law: { label: "Employment and social security law", reference: "GDPR Art. 9(2)(b)" },
  vital_interests: { label: "Vital interests", reference: "GDPR Art. 9(2)(c)" },
  non_profit_members: { label: "Members of a non-profit body", reference: "GDPR Art. 9(2)(d)" },
  made_public: { label: "Made public by the person", reference: "GDPR Art. 9(2)(e)" },
  legal_claims: { label: "Legal claims", reference: "GDPR Art. 9(2)(f)" },
  public_interest: { label: "Substantial public interest", reference: "GDPR Art. 9(2)(g)" },
  health_care: { label: "Health or social care", reference: "GDPR Art. 9(2)(h)" },
  public_health: { label: "Public health", reference: "GDPR Art. 9(2)(i)" },
  research: { label: "Archiving, research or statistics", reference: "GDPR Art. 9(2)(j)" },
} as const;
export type SpecialException = keyof typeof SPECIAL_EXCEPTIONS;

/** What a version of a dataset may be used for. It is said at the upload and never changes: what was trained on stays that. */
export const DATASET_PURPOSES = {
  train: { label: "Training", hint: "A model learns from it." },
  test: { label: "Test", hint: "Models are measured with it and must not have learned from it." },
  other: { label: "Other", hint: "Neither: kept for reference." },
} as const;
export type DatasetPurpose = keyof typeof DATASET_PURPOSES;

export const DATASET_FORMATS = {
  jsonl: { label: "JSON Lines", extension: "jsonl", mediaType: "application/x-ndjson" },
  csv: { label: "CSV", extension: "csv", mediaType: "text/csv" },
} as const;
export type DatasetFormat = keyof typeof DATASET_FORMATS;

/** The keys of a vocabulary, in the order they are shown, as zod takes them. */
export function keysOf<T extends Record<string, unknown>>(vocabulary: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(vocabulary) as [keyof T & string, ...(keyof T & string)[]];
}
