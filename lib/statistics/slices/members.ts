import { copyItem } from "#lib/statistics/resampling.ts";

/** Which slice each item is in, in the order of the items; null where it is not told. */
export type SliceOfItem = readonly (string | null)[];

/** The items of each slice, in the order slices first appear. */
export function membersOf(slices: SliceOfItem): Map<string, number[]> {
  const members = new Map<string, number[]>();
  slices.forEach((value, item) => {
    if (value === null) return;
    const items = members.get(value);
    if (items) items.push(item);
    else members.set(value, [item]);
  });
  return members;
}

export function rowsOfItems(rows: Float64Array, width: number, items: ArrayLike<number>): Float64Array {
  const taken = new Float64Array(items.length * width);
  for (let at = 0; at < items.length; at += 1) copyItem(rows, items[at] ?? 0, taken, at, width);
  return taken;
}
