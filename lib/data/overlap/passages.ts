import { createHash } from "node:crypto";
import { normalise, type Tokens, tokensOf } from "#lib/data/overlap/tokens.ts";
import type { Json, JsonObject } from "#lib/platform/json-value.ts";

/** A text of a row that says enough to be told again. */
export type Passage = {
  readonly text: string;
  readonly tokens: Tokens;
  /** Of the normalised text: 132 bits of its SHA-256. */
  readonly key: string;
};

export type RowText = {
  readonly passages: readonly Passage[];
  /** Of all texts of the row together; null when it has none. */
  readonly wholeKey: string | null;
};

/** Shorter texts ("Paris", "positive", "yes") stand in any two sets. */
const MIN_WORDS = 5;

/**
 * The texts of a row that are looked for: each text of its columns by itself, lists and objects (the messages of a chat) included,
 * since a question may come back under another name beside another answer. A row of short texts alone is looked for as a whole.
 */
export function textOf(row: JsonObject, columns: readonly string[]): RowText {
  const texts: string[] = [];
  for (const column of columns) collect(row[column], texts);
  const normalised = texts.map(normalise).filter((text) => text !== "");
  if (normalised.length === 0) return { passages: [], wholeKey: null };
  const whole = normalised.join("\n");
  const passages = normalised.filter(isProse).map(passageOf).filter(isLongEnough);
  return { passages: passages.length > 0 ? passages : [passageOf(whole)], wholeKey: keyOf(whole) };
}

function collect(value: Json | undefined, into: string[]): void {
  if (typeof value === "string") into.push(value);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) collect(item, into);
}

/** An address, a path or an identifier has no space, and is no text; neither has much of Chinese, which is. */
function isProse(text: string): boolean {
  return text.includes(" ") || /[^\p{ASCII}]/u.test(text);
}

function isLongEnough({ tokens }: Passage): boolean {
  return tokens.hashes.length >= MIN_WORDS;
}

function passageOf(text: string): Passage {
  return { text, tokens: tokensOf(text), key: keyOf(text) };
}

function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("base64").slice(0, 22);
}
