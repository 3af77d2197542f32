import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const dataAnonymisation: ChecklistTemplate<"data-anonymisation"> = {
  key: "data-anonymisation",
  version: 1,
  phase: "data",
  title: "Anonymisation",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
