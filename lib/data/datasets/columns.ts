import { z } from "zod";
import type { Json, JsonObject } from "#lib/platform/json-value.ts";
import { storableText } from "#lib/platform/storable-text.ts";

export const COLUMN_TYPES = {
  text: { label: "Text" },
  number: { label: "Number" },
  boolean: { label: "Yes or no" },
  list: { label: "List" },
  object: { label: "Object" },
  mixed: { label: "Mixed" },
  empty: { label: "Empty" },
} as const;
export type ColumnType = keyof typeof COLUMN_TYPES;

export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  /** Rows that have no value here: an absent key, null, an empty field of a table. */
  readonly missing: number;
};

const stored = z.array(
  z
    .object({
      name: z.string(),
      type: z.enum(Object.keys(COLUMN_TYPES) as [ColumnType, ...ColumnType[]]),
      missing: z.int(),
    })
    .readonly(),
);

/** Reads what stands in DatasetVersion.columns. */
export function columnsOf(value: unknown): readonly Column[] {
  return stored.parse(value);
}

/** The columns in which text can overlap: those that hold any, however deep. */
export function textColumnsOf(columns: readonly Column[]): readonly string[] {
  return columns.filter(({ type }) => TEXTUAL.has(type)).map(({ name }) => name);
}

const TEXTUAL: ReadonlySet<ColumnType> = new Set(["text", "list", "object", "mixed"]);

/** More columns than this are values that were taken for names. */
export const MAX_COLUMNS = 2_000;

/** Learns the columns of a file, row by row. */
export class ColumnTally {
  readonly #columns = new Map<string, { types: Set<ColumnType>; present: number }>();
  readonly #typeOf: (value: Json) => ColumnType;
  #rows = 0;

  /** @param isTable whether every value is text, whatever it says; its type is then told by what it looks like. */
  constructor({ isTable }: { isTable: boolean }) {
    this.#typeOf = isTable ? typeOfField : typeOfJson;
  }

  get rows(): number {
    return this.#rows;
  }

  /** @returns false when there are too many columns. */
  add(row: JsonObject): boolean {
    this.#rows += 1;
    for (const [name, value] of Object.entries(row)) {
      let column = this.#columns.get(name);
      if (!column) {
        if (this.#columns.size >= MAX_COLUMNS) return false;
        column = { types: new Set(), present: 0 };
        this.#columns.set(name, column);
      }
      const type = this.#typeOf(value);
      if (type === "empty") continue;
      column.present += 1;
      column.types.add(type);
    }
    return true;
  }

  columns(): Column[] {
    return [...this.#columns].map(([name, { types, present }]) => {
      const [first = "empty", ...others] = types;
      return { name: storableText(name), type: others.length > 0 ? "mixed" : first, missing: this.#rows - present };
    });
  }
}

function typeOfJson(value: Json): ColumnType {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "list";
  const type = typeof value;
  return type === "string" ? "text" : type === "number" || type === "boolean" ? type : "object";
}

const NUMBER = /^\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$/;

function typeOfField(value: Json): ColumnType {
  if (typeof value !== "string" || value === "") return "empty";
  if (NUMBER.test(value)) return "number";
  return /^(true|false)$/i.test(value) ? "boolean" : "text";
}
