import { BLANK_ITEM } from "#lib/evaluation/formats/blank.ts";
import { groupFields, shown } from "#lib/evaluation/formats/json-fields.ts";
import { namedColumns, type TableRoles } from "#lib/evaluation/formats/table/guess-columns.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import type { ImportedItem } from "#lib/evaluation/imported.ts";
import { type Json, type JsonObject, member, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";

export type TableRow = {
  /** "Line 12" or "Row 12", as the messages have it. */
  readonly place: string;
  readonly value: JsonObject;
  readonly nonFinite: ReadonlyMap<string, NonFinite>;
};

export type RowItem = { readonly item: ImportedItem; readonly nonFinite: Readonly<Record<string, NonFinite>> };

/** @param position from 0; stands for the id where there is none. @throws ImportError */
export function itemOf(row: TableRow, roles: TableRoles, defaultTask: string, position: number): RowItem {
  const { value } = row;
  const text = (column: string | null) => (column === null ? null : shown(member(value, column)) || null);
  const values: Record<string, number | null> = {};
  const nonFinite: Record<string, NonFinite> = {};
  for (const column of roles.metrics) {
    const number = metricIn(row, column);
    const { metric } = metricName(column);
    values[metric] = typeof number === "number" ? number : null;
    if (typeof number === "string") nonFinite[metric] = number;
  }
  const seconds = roles.latency === null ? null : Number(member(value, roles.latency.column) ?? Number.NaN);
  return {
    nonFinite,
    item: {
      ...BLANK_ITEM,
      task: text(roles.task) ?? defaultTask,
      key: text(roles.id) ?? String(position + 1),
      input: text(roles.input),
      answer: text(roles.answer),
      expected: roles.expected.flatMap((column) => textsIn(member(value, column))),
      fields: groupFields(slicesOf(value, roles)),
      values,
      error: text(roles.error),
      latencyMs: seconds === null || roles.latency === null || !(seconds >= 0) ? null : seconds * roles.latency.unitMs,
    },
  };
}

/** "exact_match/v1/score" → exact_match, of version v1. */
export function metricName(column: string): { metric: string; version: string | null } {
  const [, metric, version] = /^(.+?)(?:\/(v\d+))?\/score$/.exec(column) ?? [];
  return { metric: (metric ?? column).trim(), version: version ?? null };
}

function slicesOf(value: JsonObject, roles: TableRoles): JsonObject {
  const named = namedColumns(roles);
  const isSlice = (column: string) =>
    roles.slices ? roles.slices.includes(column) : !named.has(column) && !/\/justification$/.test(column);
  return Object.fromEntries(Object.entries(value).filter(([column, cell]) => isSlice(column) && cell !== ""));
}

const WORDS: Readonly<Record<string, number | NonFinite | null>> = {
  ...{ "": null, none: null, null: null, "n/a": null, true: 1, false: 0, yes: 1, no: 0 },
  ...{ nan: "NaN", inf: "+Inf", infinity: "+Inf", "-inf": "-Inf", "-infinity": "-Inf" },
};

/** A number; what it is instead of one; null where there is none. @throws ImportError for a text that is no number. */
function metricIn({ place, value, nonFinite }: TableRow, column: string): number | NonFinite | null {
  const cell = member(value, column);
  const odd = nonFinite.get(pointerTo([column]));
  if (odd !== undefined) return odd;
  if (typeof cell === "number") return cell;
  if (typeof cell === "boolean") return cell ? 1 : 0;
  if (cell === undefined || cell === null) return null;
  const text = typeof cell === "string" ? cell.trim() : JSON.stringify(cell);
  const word = WORDS[text.toLowerCase()];
  if (word !== undefined) return word;
  const number = Number(/^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text);
  if (Number.isFinite(number)) return number;
  throw new ImportError(
    "import.not-a-number",
    `${place} has “${text.slice(0, 60)}” in “${column}”, which is no number. If that column is no metric, say which are.`,
    column,
  );
}

/** The members of a list, which in a table stands as JSON. */
function textsIn(cell: Json | undefined): string[] {
  const list = typeof cell === "string" && /^\s*\[.*\]\s*$/s.test(cell) ? parsed(cell) : cell;
  if (Array.isArray(list)) return list.flatMap((one) => shown(one) ?? []);
  const text = shown(cell);
  return text === null || text === "" ? [] : [text];
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
