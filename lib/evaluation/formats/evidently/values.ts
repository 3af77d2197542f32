import { isJsonObject, type Json, member, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";

/** One number of a report, before the names of several are told apart. */
export type ReportValue = {
  readonly metric: string;
  /** What it is of: a column, or a metric with several parts. */
  readonly task: string;
  readonly filter: string;
  readonly value: number | null;
  readonly nonFinite: NonFinite | null;
  /** What else tells it from another of the same name: a method, a threshold. */
  readonly details: string;
};

/** A number somewhere in a metric's result, and the keys that lead to it. */
export type Leaf = {
  readonly path: readonly string[];
  readonly value: number | null;
  readonly nonFinite: NonFinite | null;
};

const DEEPEST = 6;
/** Shapes to be drawn, and what a test was held against: no scores. */
const NO_SCORE =
  /^(?:x|y|bins|hist|small_distribution|\w*distribution\w*|\w*threshold|\w*matrix\w*|labels|\w*plot_data\w*)$/;

/**
 * The numbers in a result; yes and no count as 1 and 0, lists are none.
 *
 * @param pointer where in the file the result stands.
 */
export function leavesOf(
  value: Json,
  nonFinite: ReadonlyMap<string, NonFinite>,
  pointer: readonly string[],
  path: readonly string[] = [],
): Leaf[] {
  const odd = nonFinite.get(pointerTo([...pointer, ...path]));
  if (odd !== undefined) return [{ path, value: null, nonFinite: odd }];
  if (typeof value === "number") return [{ path, value, nonFinite: null }];
  if (typeof value === "boolean") return [{ path, value: value ? 1 : 0, nonFinite: null }];
  if (!isJsonObject(value) || path.length >= DEEPEST) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    NO_SCORE.test(key) ? [] : leavesOf(inner, nonFinite, pointer, [...path, key]),
  );
}

/** The part of a configuration that names a column. */
export function columnOf(config: Json | undefined): string | null {
  const column = member(config, "column") ?? member(config, "column_name");
  if (typeof column === "string") return column;
  const inner = member(column, "name");
  return typeof inner === "string" ? inner : null;
}
