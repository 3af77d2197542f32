import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

export const deploymentIntegration: ChecklistTemplate<"deployment-integration"> = {
  key: "deployment-integration",
  version: 1,
  phase: "deployment",
  title: "Deployment and integration",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [],
};
