import type { ImportedScore } from "#lib/evaluation/imported.ts";

export type Placed<S> = { readonly score: S; readonly depth: number };

/**
 * The scores as a table shows them: a group right before what it holds, the rest in the file's order. Newer files list
 * groups after their tasks, and a broken one may have groups that hold each other; nothing is lost or shown twice.
 */
export function inTreeOrder<S extends Pick<ImportedScore, "task" | "parent">>(scores: readonly S[]): Placed<S>[] {
  const byTask = Map.groupBy(scores, ({ task }) => task);
  const childrenOf = Map.groupBy(byTask.keys(), (task) => byTask.get(task)?.[0]?.parent ?? null);
  const placed = new Set<string>();
  const rows: Placed<S>[] = [];
  const place = (first: string) => {
    const open = [{ task: first, depth: 0 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { task, depth } = next;
      if (placed.has(task)) continue;
      placed.add(task);
      rows.push(...(byTask.get(task) ?? []).map((score) => ({ score, depth })));
      const children = childrenOf.get(task) ?? [];
      open.push(...children.toReversed().map((child) => ({ task: child, depth: depth + 1 })));
    }
  };
  for (const [task, [score]] of byTask) if (!score?.parent || !byTask.has(score.parent)) place(task);
  for (const task of byTask.keys()) place(task);
  return rows;
}
