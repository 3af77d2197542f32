import type { Architecture, Modality } from "#lib/model/catalogue/catalogue-model.ts";
import type { ModelFacts } from "#lib/model/model-facts.ts";

/** A project's own entry as its row has it. */
export type CustomModelRow = {
  readonly number: number;
  readonly name: string;
  readonly provider: string;
  readonly parameters: number | null;
  readonly activeParameters: number | null;
  readonly contextTokens: number | null;
  readonly architecture: string;
  readonly modalities: readonly string[];
  readonly licence: string;
  readonly weightsOpen: boolean;
  readonly released: string;
  readonly source: string;
};

export function customModelFacts(row: CustomModelRow): ModelFacts {
  const { name, provider, parameters, activeParameters, contextTokens, licence, weightsOpen, released, source } = row;
  return {
    ...{ name, provider, parameters, contextTokens, licence, weightsOpen, released, source },
    ...(activeParameters === null ? {} : { activeParameters }),
    architecture: row.architecture as Architecture,
    modalities: row.modalities as readonly Modality[],
    verifiedAt: null,
  };
}
