import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import { ItemsError } from "#lib/alignment/items/items-error.ts";
import { type Side, turnsOf } from "#lib/alignment/items/turns.ts";
import { isJsonObject, type Json, type JsonObject, member } from "#lib/platform/json-value.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** A line of a file of items. */
export type Line = { readonly line: number; readonly value: JsonObject };

/** A field as turns that must be there. LLaMA-Factory writes `{from, value}` for `{role, content}`; both are read. */
export function turnsIn({ line, value }: Line, field: string, side: Side): Turns {
  const found = member(value, field);
  if (found === undefined) throw new ItemsError("items.field-missing", `Line ${line} has no “${field}”.`, field);
  const turns = turnsOf(asMessages(storable(found)), side);
  if (turns === null)
    throw new ItemsError(
      "items.field-wrong",
      `Line ${line}, field “${field}”: write a text, or a list of messages with role and content.`,
      field,
    );
  return turns;
}

const MOST_NAME = 200;

/** A short text, such as a model's name; null where it is missing or null. */
export function nameIn({ line, value }: Line, field: string): string | null {
  const found = member(value, field);
  if (found === undefined || found === null || found === "") return null;
  const text = typeof found === "number" || typeof found === "boolean" ? String(found) : found;
  if (typeof text !== "string" || text.length > MOST_NAME)
    throw new ItemsError(
      "items.field-wrong",
      `Line ${line}, field “${field}”: write a text of at most ${MOST_NAME} characters.`,
      field,
    );
  return storableText(text);
}

/** True or false, as KTO's labels are. */
export function truthIn({ line, value }: Line, field: string): boolean {
  const found = member(value, field);
  if (typeof found === "boolean") return found;
  if (found === undefined) throw new ItemsError("items.field-missing", `Line ${line} has no “${field}”.`, field);
  throw new ItemsError("items.field-wrong", `Line ${line}, field “${field}”: write true or false.`, field);
}

const LLAMA_ROLES: Readonly<Record<string, string>> = { human: "user", gpt: "assistant" };

/** LLaMA-Factory's messages as everybody else writes them; a lone message becomes a list of one. */
function asMessages(value: Json): Json {
  if (Array.isArray(value)) return value.map(asMessage);
  return isJsonObject(value) ? [asMessage(value)] : value;
}

function asMessage(value: Json): Json {
  if (!isJsonObject(value) || typeof value.from !== "string" || typeof value.value !== "string") return value;
  const { from, value: content, ...rest } = value;
  return { ...rest, role: LLAMA_ROLES[from as string] ?? (from as string), content: content as string };
}

function storable(value: Json): Json {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]));
}
