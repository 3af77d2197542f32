import type { ItemSearch } from "#lib/evaluation/items/item-search.ts";

/** The items of an evaluation, narrowed as asked; what is left out stays out of the address. */
export function itemsHref(path: string, search: Partial<ItemSearch>): string {
  const query = new URLSearchParams({ view: "items" });
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === "" || isDefault(name, value)) continue;
    query.set(name, String(value));
  }
  return `${path}?${query}`;
}

function isDefault(name: string, value: string | number): boolean {
  return (
    (name === "page" && value === 1) || (name === "from" && value === 0) || (name === "sort" && value === "position")
  );
}
