import { formatNumber } from "#components/ui/format.ts";
import { MODALITIES, type UnverifiedFact } from "#lib/model/catalogue/catalogue-model.ts";
import type { LicenceVerdict } from "#lib/model/licences/judge-licence.ts";
import type { ModelFacts } from "#lib/model/model-facts.ts";

const UNITS = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
] as const;

/** A number of parameters as people write it: "7.24B", "110M". */
export function formatParameters(parameters: number): string {
  const [size, unit] = UNITS.find(([least]) => parameters >= least) ?? [1, ""];
  return `${formatNumber(parameters / size, parameters / size >= 100 ? 0 : undefined)}${unit}`;
}

/** "671B, 37B active"; null where the provider does not say. */
export function parametersText({ parameters, activeParameters }: ModelFacts): string | null {
  if (parameters === null) return null;
  const all = formatParameters(parameters);
  return activeParameters === undefined ? all : `${all}, ${formatParameters(activeParameters)} active`;
}

/** "text, images". */
export function modalitiesText({ modalities }: Pick<ModelFacts, "modalities">): string {
  return modalities.map((key) => MODALITIES[key].toLowerCase()).join(", ");
}

export function isUnverified({ unverified }: ModelFacts, fact: UnverifiedFact): boolean {
  return unverified?.includes(fact) ?? false;
}

export const VERDICT_TONES = { allowed: "good", "not-allowed": "red", question: "amber" } as const satisfies Record<
  LicenceVerdict["state"],
  string
>;

export const VERDICT_LABELS = {
  allowed: "Allowed",
  "not-allowed": "Not allowed",
  question: "Open question",
} as const satisfies Record<LicenceVerdict["state"], string>;
