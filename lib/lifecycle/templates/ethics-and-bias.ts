import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const ethicsAndBias: ChecklistTemplate<"ethics-and-bias"> = {
  key: "ethics-and-bias",
  version: 1,
  phase: "evaluation",
  title: "Ethics and bias",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
