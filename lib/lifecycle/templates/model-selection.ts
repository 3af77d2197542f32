import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const modelSelection: ChecklistTemplate<"model-selection"> = {
  key: "model-selection",
  version: 1,
  phase: "model",
  title: "Model selection",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
