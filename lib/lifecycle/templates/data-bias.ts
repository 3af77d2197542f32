import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const dataBias: ChecklistTemplate<"data-bias"> = {
  key: "data-bias",
  version: 1,
  phase: "data",
  title: "Bias in the data",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
