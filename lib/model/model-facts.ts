import type { CatalogueModel } from "#lib/model/catalogue/catalogue-model.ts";

/** A base model, of the catalogue or of a project's own, as candidates and pages see it. */
export type ModelFacts = Omit<CatalogueModel, "key" | "family" | "licence" | "verifiedAt"> & {
  /** A key of LICENCES, or the name of one that Cairn has not read. */
  readonly licence: string;
  /** When the catalogue was last compared with the source; null for one's own entry. */
  readonly verifiedAt: string | null;
};

/** Whether it takes in more than text, which some licences restrict. */
export function isMultimodal({ modalities }: Pick<ModelFacts, "modalities">): boolean {
  return modalities.some((modality) => modality !== "text");
}
