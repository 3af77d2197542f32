import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const scopeReview: ChecklistTemplate<"scope-review"> = {
  key: "scope-review",
  version: 1,
  phase: "scope",
  title: "Scope review",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
