import { z } from "zod";
import { CATALOGUE } from "#lib/model/catalogue/catalogue.ts";
import { type CatalogueModel, MODALITIES } from "#lib/model/catalogue/catalogue-model.ts";
import { LICENCE_KEYS, licenceOf } from "#lib/model/licences/licences.ts";
import { keysOf } from "#lib/model/vocabulary.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";

export const SIZES = {
  small: { title: "Under 3B", from: 0, below: 3e9 },
  medium: { title: "3B to 15B", from: 3e9, below: 15e9 },
  large: { title: "15B to 80B", from: 15e9, below: 80e9 },
  huge: { title: "80B and more", from: 80e9, below: Number.POSITIVE_INFINITY },
} as const;

export const WEIGHTS = { open: "Open weights", closed: "API only" } as const;

export const CATALOGUE_SORTS = {
  released: "Release",
  name: "Name",
  provider: "Provider",
  parameters: "Parameters",
  context: "Context",
} as const;
export type CatalogueSort = keyof typeof CATALOGUE_SORTS;

export const PROVIDERS = [...new Set(CATALOGUE.map(({ provider }) => provider))].sort();

export const CATALOGUE_PAGE_SIZE = 25;

/** What of the catalogue is wanted; what cannot be read is as if it were not there. */
export const catalogueQuerySchema = z.object({
  search: z.string().trim().max(120).catch("").default(""),
  provider: z.string().max(80).optional().catch(undefined),
  licence: z.enum(LICENCE_KEYS).optional().catch(undefined),
  weights: z.enum(keysOf(WEIGHTS)).optional().catch(undefined),
  size: z.enum(keysOf(SIZES)).optional().catch(undefined),
  modality: z.enum(keysOf(MODALITIES)).optional().catch(undefined),
  sort: z.enum(keysOf(CATALOGUE_SORTS)).catch("released").default("released"),
  direction: z.enum(["ascending", "descending"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
});
export type CatalogueQuery = z.output<typeof catalogueQuerySchema>;

/** Names are read from A; numbers and days from the largest. */
export function directionOf({
  sort,
  direction,
}: Pick<CatalogueQuery, "sort" | "direction">): "ascending" | "descending" {
  return direction ?? (sort === "name" || sort === "provider" ? "ascending" : "descending");
}

/** The entries that match, sorted, one page of them. */
export function browseCatalogue(query: CatalogueQuery): Page<CatalogueModel> {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = CATALOGUE.filter((model) => matches(model, query, words));
  const sign = directionOf(query) === "ascending" ? 1 : -1;
  const sorted = matching.toSorted((a, b) => compareBy(query.sort, sign, a, b) || a.name.localeCompare(b.name, "en"));
  const { page, skip } = pageWithin(sorted.length, query.page, CATALOGUE_PAGE_SIZE);
  const items = sorted.slice(skip, skip + CATALOGUE_PAGE_SIZE);
  return { items, total: sorted.length, page, pageSize: CATALOGUE_PAGE_SIZE };
}

function matches(model: CatalogueModel, query: CatalogueQuery, words: readonly string[]): boolean {
  const { provider, licence, weights, size, modality } = query;
  const text = [model.key, model.name, model.provider, model.family, licenceOf(model.licence).name]
    .join(" ")
    .toLowerCase();
  return (
    words.every((word) => text.includes(word)) &&
    (!provider || model.provider === provider) &&
    (!licence || model.licence === licence) &&
    (!weights || model.weightsOpen === (weights === "open")) &&
    (!modality || model.modalities.includes(modality)) &&
    (!size || isOfSize(model, size))
  );
}

function isOfSize({ parameters }: CatalogueModel, size: keyof typeof SIZES): boolean {
  return parameters !== null && parameters >= SIZES[size].from && parameters < SIZES[size].below;
}

/** What is undisclosed stands last, whichever way one sorts. */
function compareBy(sort: CatalogueSort, sign: number, a: CatalogueModel, b: CatalogueModel): number {
  if (sort === "parameters" || sort === "context") {
    const [x, y] = sort === "parameters" ? [a.parameters, b.parameters] : [a.contextTokens, b.contextTokens];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  }
  return sign * a[sort].localeCompare(b[sort], "en", { numeric: true });
}
