/** What every view of an evaluation shows; none of it is a secret to those who read dashboards. */
export const EVALUATION_FIELDS = {
  number: true,
  name: true,
  format: true,
  toolVersion: true,
  modelName: true,
  evaluatedAt: true,
  isDateKnown: true,
  importedAt: true,
  importedByName: true,
  round: true,
  taskCount: true,
  scoreCount: true,
  partial: true,
  contentSha256: true,
  parserVersion: true,
  sizeBytes: true,
} as const;
