import type { CatalogueQuery } from "#lib/model/catalogue/browse.ts";

/** The address of the catalogue, narrowed as asked. */
export function catalogueHref(query: Partial<CatalogueQuery>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" || (name === "page" && value === 1) || (name === "sort" && value === "released")
      ? []
      : [[name, String(value)]],
  );
  return given.length > 0 ? `/catalogue?${new URLSearchParams(given)}` : "/catalogue";
}
