import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const dataConsent: ChecklistTemplate<"data-consent"> = {
  key: "data-consent",
  version: 1,
  phase: "data",
  title: "Data consent",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
