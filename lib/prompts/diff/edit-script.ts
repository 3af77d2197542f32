/** A run of items that are in both lists, in the first only, or in the second only. */
export type Edit<T> = { readonly kind: "same" | "removed" | "added"; readonly items: readonly T[] };

/** Lists that differ in more than so many places are shown as one replaced by the other: nobody reads such a difference. */
const MOST_EDITS = 1_000;

/**
 * The fewest removals and additions that make the second list of the first, removals before additions.
 * @see Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
 */
export function editScript<T>(before: readonly T[], after: readonly T[]): readonly Edit<T>[] {
  const common = (from: (index: number, list: readonly T[]) => T | undefined, limit: number) => {
    let length = 0;
    while (length < limit && from(length, before) === from(length, after)) length += 1;
    return length;
  };
  const shorter = Math.min(before.length, after.length);
  const head = common((index, list) => list[index], shorter);
  const tail = common((index, list) => list[list.length - 1 - index], shorter - head);
  const middle = { before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) };
  return joined([
    ...before.slice(0, head).map(same),
    ...middleScript(middle.before, middle.after),
    ...before.slice(before.length - tail).map(same),
  ]);
}

type Step<T> = { readonly kind: Edit<T>["kind"]; readonly item: T };
const same = <T>(item: T): Step<T> => ({ kind: "same", item });

function middleScript<T>(before: readonly T[], after: readonly T[]): Step<T>[] {
  const trace = furthestReaching(before, after);
  if (!trace)
    return [
      ...before.map((item): Step<T> => ({ kind: "removed", item })),
      ...after.map((item): Step<T> => ({ kind: "added", item })),
    ];
  const steps: Step<T>[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const reached = trace[edits - 1];
    const diagonal = x - y;
    const isDown = goesDown(reached, diagonal, edits);
    const fromDiagonal = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = reached?.get(fromDiagonal) ?? 0;
    const fromY = fromX - fromDiagonal;
    const startX = isDown ? fromX : fromX + 1;
    for (; x > startX; x -= 1) steps.push(same(before[x - 1] as T));
    if (isDown) steps.push({ kind: "added", item: after[fromY] as T });
    else steps.push({ kind: "removed", item: before[fromX] as T });
    x = fromX;
    y = fromY;
  }
  for (; x > 0; x -= 1) steps.push(same(before[x - 1] as T));
  return steps.reverse();
}

/** For each number of edits, how far into the first list each diagonal gets with them; null when it takes too many. */
function furthestReaching<T>(before: readonly T[], after: readonly T[]): ReadonlyMap<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  let reached: ReadonlyMap<number, number> | undefined;
  for (let edits = 0; edits <= Math.min(before.length + after.length, MOST_EDITS); edits += 1) {
    const next = new Map<number, number>();
    trace.push(next);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = goesDown(reached, diagonal, edits);
      let x = edits === 0 ? 0 : isDown ? (reached?.get(diagonal + 1) ?? 0) : (reached?.get(diagonal - 1) ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
    reached = next;
  }
  return null;
}

function goesDown(reached: ReadonlyMap<number, number> | undefined, diagonal: number, edits: number): boolean {
  const left = reached?.get(diagonal - 1) ?? -1;
  const above = reached?.get(diagonal + 1) ?? -1;
  return diagonal === -edits || (diagonal !== edits && left < above);
}

/** Steps as runs; between two runs of what is in both, removals come before additions. */
function joined<T>(steps: readonly Step<T>[]): Edit<T>[] {
  const edits: Edit<T>[] = [];
  let removed: T[] = [];
  let added: T[] = [];
  let kept: T[] = [];
  const flush = () => {
    if (removed.length > 0) edits.push({ kind: "removed", items: removed });
    if (added.length > 0) edits.push({ kind: "added", items: added });
    [removed, added] = [[], []];
  };
  for (const { kind, item } of steps) {
    if (kind === "same") {
      flush();
      kept.push(item);
      continue;
    }
    if (kept.length > 0) edits.push({ kind: "same", items: kept });
    kept = [];
    (kind === "removed" ? removed : added).push(item);
  }
  flush();
  if (kept.length > 0) edits.push({ kind: "same", items: kept });
  return edits;
}
