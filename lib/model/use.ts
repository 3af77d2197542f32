import { MODALITIES, type Modality } from "#lib/model/catalogue/catalogue-model.ts";
import { REVENUE_BANDS, type RevenueBand } from "#lib/model/vocabulary.ts";

/** What the project says it will do with a model; each new saying is a version of its own. */
export type DeclaredUse = {
  readonly commercial: boolean;
  /** Expected, of the product the model is part of; null where nobody can say. */
  readonly monthlyUsers: number | null;
  readonly yearlyRevenue: RevenueBand;
  /** What it is used for: "customer support of an energy supplier". */
  readonly fieldsOfUse: string;
  /** Where it is offered, or where the company is. */
  readonly inEuropeanUnion: boolean;
  /** What the model says will train other models. */
  readonly trainsOthers: boolean;
  /** The weights, changed or not, are given to others. */
  readonly distributesWeights: boolean;
  /** Others reach the model itself through a service of the project's. */
  readonly hostsForOthers: boolean;
  /** What the model is given. */
  readonly modalities: readonly Modality[];
};

export type UseVersion = { readonly version: number; readonly use: DeclaredUse; readonly at: Date };

/** Only commands write the column, and they write a DeclaredUse. */
export function readUse(column: unknown): DeclaredUse {
  return column as DeclaredUse;
}

/** A declared use as people read it, in the order of its form. */
export function wordsOfUse(use: DeclaredUse): readonly (readonly [label: string, value: string])[] {
  return [
    ["Commercial", yesOrNo(use.commercial)],
    ["Fields of use", use.fieldsOfUse],
    ["Monthly users expected", use.monthlyUsers === null ? "not known" : String(use.monthlyUsers)],
    ["Yearly revenue in US dollars", REVENUE_BANDS[use.yearlyRevenue]],
    ["In the European Union", yesOrNo(use.inEuropeanUnion)],
    ["Trains other models", yesOrNo(use.trainsOthers)],
    ["Gives the weights to others", yesOrNo(use.distributesWeights)],
    ["Offers the model to others", yesOrNo(use.hostsForOthers)],
    ["Input", use.modalities.map((key) => MODALITIES[key].toLowerCase()).join(", ")],
  ];
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}
