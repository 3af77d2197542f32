import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";
import { alignmentReview } from "#lib/lifecycle/templates/alignment-review.ts";
import { dataAnonymisation } from "#lib/lifecycle/templates/data-anonymisation.ts";
import { dataBias } from "#lib/lifecycle/templates/data-bias.ts";
import { dataConsent } from "#lib/lifecycle/templates/data-consent.ts";
import { dataProtection } from "#lib/lifecycle/templates/data-protection.ts";
import { deploymentIntegration } from "#lib/lifecycle/templates/deployment-integration.ts";
import { ethicsAndBias } from "#lib/lifecycle/templates/ethics-and-bias.ts";
import { modelSelection } from "#lib/lifecycle/templates/model-selection.ts";
import { monitoringReview } from "#lib/lifecycle/templates/monitoring-review.ts";
import { scopeReview } from "#lib/lifecycle/templates/scope-review.ts";
import { trainingReview } from "#lib/lifecycle/templates/training-review.ts";

/** Every built-in checklist, in the order of the phases. A new one is one file and one line here. */
export const TEMPLATES = [
  scopeReview,
  dataProtection,
  dataConsent,
  dataAnonymisation,
  dataBias,
  modelSelection,
  trainingReview,
  alignmentReview,
  ethicsAndBias,
  deploymentIntegration,
  monitoringReview,
] as const satisfies readonly ChecklistTemplate[];

export type TemplateKey = (typeof TEMPLATES)[number]["key"];

export const TEMPLATE_KEYS = TEMPLATES.map((template) => template.key) as [TemplateKey, ...TemplateKey[]];

export function isTemplateKey(value: string): value is TemplateKey {
  return (TEMPLATE_KEYS as string[]).includes(value);
}

/** @param key one of {@link TEMPLATE_KEYS}. */
export function templateOf(key: TemplateKey): ChecklistTemplate<TemplateKey> {
  const found = TEMPLATES.find((template) => template.key === key);
  if (!found) throw new Error(`There is no checklist template ${key}.`);
  return found;
}
