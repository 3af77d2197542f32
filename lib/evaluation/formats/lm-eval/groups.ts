import { isJsonObject, type JsonObject, member } from "#lib/platform/json-value.ts";

/** Which rows aggregate others, and under which row each stands. */
export type Groups = {
  readonly names: ReadonlySet<string>;
  readonly parentOf: ReadonlyMap<string, string>;
};

/**
 * The tree of groups and tasks. `group_subtasks` tells it; files before it was there show it only by how the aliases in
 * `results` are indented ("mmlu", " - humanities", "  - law"). Where a task stands in several groups, the smallest is its parent.
 */
export function readGroups(file: JsonObject): Groups {
  const subtasks = subtasksOf(file);
  const byIndent = subtasks.size === 0 ? parentsByIndent(file) : new Map<string, string>();
  const parentOf = new Map(byIndent);
  for (const [group, tasks] of [...subtasks].sort(([, a], [, b]) => b.length - a.length)) {
    for (const task of tasks) if (task !== group) parentOf.set(task, group);
  }
  const declared = member(file, "groups");
  const names = new Set([
    ...subtasks.keys(),
    ...byIndent.values(),
    ...(isJsonObject(declared) ? Object.keys(declared) : []),
  ]);
  return { names, parentOf };
}

/** The harness nests two or three deep; a file may claim any depth, or groups that hold each other. */
const MAX_NESTING = 16;

/** The groups above a task, the nearest first. */
export function ancestorsOf(task: string, { parentOf }: Groups): string[] {
  const above: string[] = [];
  let parent = parentOf.get(task);
  while (parent !== undefined && above.length < MAX_NESTING && !above.includes(parent)) {
    above.push(parent);
    parent = parentOf.get(parent);
  }
  return above;
}

/** The alias without the marks of a table: "mmlu" from "  - mmlu". */
export function plainAlias(alias: string): string {
  return alias.replace(/^\s*(?:-\s+)?/, "").trim();
}

function subtasksOf(file: JsonObject): Map<string, string[]> {
  const declared = member(file, "group_subtasks");
  const found = new Map<string, string[]>();
  if (!isJsonObject(declared)) return found;
  for (const [name, tasks] of Object.entries(declared)) {
    const named = Array.isArray(tasks) ? tasks.filter((task) => typeof task === "string") : [];
    if (named.length > 0) found.set(name, named);
  }
  return found;
}

function parentsByIndent(file: JsonObject): Map<string, string> {
  const results = member(file, "results");
  const parents = new Map<string, string>();
  const open: { task: string; indent: number }[] = [];
  for (const [task, row] of isJsonObject(results) ? Object.entries(results) : []) {
    const alias = member(row, "alias");
    const indent = typeof alias === "string" && /^\s*- /.test(alias) ? alias.indexOf("-") : 0;
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    const parent = open.at(-1);
    if (parent) parents.set(task, parent.task);
    open.push({ task, indent });
  }
  return parents;
}
