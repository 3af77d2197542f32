import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const alignmentReview: ChecklistTemplate<"alignment-review"> = {
  key: "alignment-review",
  version: 1,
  phase: "alignment",
  title: "Alignment review",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
