import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const monitoringReview: ChecklistTemplate<"monitoring-review"> = {
  key: "monitoring-review",
  version: 1,
  phase: "monitoring",
  title: "Monitoring review",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
