/** What everybody sees of a job who may see what it works on. */
export const JOB_FIELDS = {
  id: true,
  kind: true,
  title: true,
  state: true,
  stage: true,
  done: true,
  total: true,
  unit: true,
  resultPath: true,
  errorMessage: true,
  startedByName: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  cancelAskedAt: true,
} as const;
