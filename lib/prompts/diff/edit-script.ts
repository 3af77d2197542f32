import { diffArrays } from "diff";

/** A run of items that are in both lists, in the first only, or in the second only. */
export type Edit = { readonly kind: "same" | "removed" | "added"; readonly items: readonly string[] };

/** Lists that differ in more than so many places are shown as one replaced by the other: nobody reads such a difference. */
const MOST_EDITS = 1_000;

/** The fewest removals and additions that make the second list of the first, removals before additions. */
export function editScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (!changes) return replaced(before, after).filter(({ items }) => items.length > 0);
  return changes.map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    items: value,
  }));
}

function replaced(before: readonly string[], after: readonly string[]): Edit[] {
  return [
    { kind: "removed", items: before },
    { kind: "added", items: after },
  ];
}
