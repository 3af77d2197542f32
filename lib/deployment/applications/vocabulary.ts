/** What an application does with the model, in the words of the register. */
export const APPLICATION_KINDS = {
  "content-creation": "Content creation",
  "predictive-analysis": "Predictive analysis",
  "question-answering": "Question answering",
  summarisation: "Summarisation",
  translation: "Translation",
  classification: "Classification and routing",
  extraction: "Extraction",
  conversation: "Conversation",
  "code-assistance": "Code assistance",
  "search-and-retrieval": "Search and retrieval",
  other: "Other",
} as const;

export type ApplicationKind = keyof typeof APPLICATION_KINDS;
export const APPLICATION_KIND_KEYS = Object.keys(APPLICATION_KINDS) as [ApplicationKind, ...ApplicationKind[]];

/** @returns the key itself for a kind that a later version knows. */
export function kindLabel(kind: string): string {
  return Object.hasOwn(APPLICATION_KINDS, kind) ? APPLICATION_KINDS[kind as ApplicationKind] : kind;
}
