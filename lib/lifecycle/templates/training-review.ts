import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const trainingReview: ChecklistTemplate<"training-review"> = {
  key: "training-review",
  version: 1,
  phase: "training",
  title: "Training review",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
