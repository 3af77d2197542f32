import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const dataProtection: ChecklistTemplate<"data-protection"> = {
  key: "data-protection",
  version: 1,
  phase: "data",
  title: "Data protection",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
