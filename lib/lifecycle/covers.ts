/** What a signature can cover besides the answers of its checklist. When one of these facts changes, the signature is stale. */
export const COVERS = {
  "scope.brief": "Brief",
  "scope.objectives": "Objectives",
  "scope.risk-tier": "Risk tier",
  "scope.feasibility": "Feasibility",
  "data.sources": "Data sources",
  "data.consents": "Consent records",
  "model.decision": "Decision record",
  "model.use": "Declared use",
  "model.licence": "Licence of the chosen model",
  "training.choice": "Chosen run or prompt",
  "alignment.campaign": "Feedback campaign",
  "phase.notes": "Notes of the phase",
  "evaluation.scores": "Evaluation scores",
  "deployment.optimisation": "Optimisation that ships",
  "deployment.release": "Release",
  "deployment.candidates": "Releases to go out",
} as const;

export type CoverKey = keyof typeof COVERS;
