import { asText } from "#lib/connections/running/template.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** A piece of a template: text as it is, or the place of a variable. */
export type TemplatePart = { readonly text: string } | { readonly variable: string };

/** What stands in a template and is neither text nor a variable. Line and column count from 1. */
export type TemplateFault = { readonly line: number; readonly column: number; readonly message: string };

export type Template = { readonly parts: readonly TemplatePart[]; readonly faults: readonly TemplateFault[] };

const MAX_NAME_LENGTH = 100;
/** Nobody mends more at once, and the place of each is counted from the text's beginning. */
const MOST_FAULTS = 10;
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/** Two braces, with the backslash that makes them text where there is one. */
const OPENING = /\\?\{\{/g;

/**
 * Reads a prompt's text. This is all of its syntax: `{{name}}` is a variable, with blanks around the name as one likes; `\{{` stands
 * for two braces that open no variable; everything else is text. A name begins with a letter or `_`, and goes on with letters, digits,
 * `_`, `-` and `.`. Two braces that open something else are a fault, so that a mistyped variable is never sent as text.
 */
export function readTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  const faults: TemplateFault[] = [];
  let at = 0;
  let closing = text.indexOf("}}");
  const add = (piece: string) => {
    if (piece !== "") parts.push({ text: piece });
  };
  for (const { 0: opening, index } of text.matchAll(OPENING)) {
    // Within a variable that was read already, or within what is wrong with one.
    if (index < at) continue;
    add(text.slice(at, index));
    at = index + opening.length;
    if (opening.startsWith("\\")) {
      add("{{");
      continue;
    }
    closing = closing === -1 || closing >= at ? closing : text.indexOf("}}", at);
    const end = closing;
    const inside = end === -1 ? "" : text.slice(at, end);
    const name = inside.trim();
    if (end !== -1 && name.length <= MAX_NAME_LENGTH && NAME.test(name)) {
      parts.push({ variable: name });
      at = end + 2;
    } else {
      if (faults.length < MOST_FAULTS) faults.push({ ...placeOf(text, index), message: faultOf(end, name) });
      add(opening);
    }
  }
  add(text.slice(at));
  return { parts, faults };
}

function faultOf(end: number, name: string): string {
  const hint = "Write \\{{ for two braces that are text.";
  if (end === -1) return `{{ opens a variable that no }} closes. ${hint}`;
  if (name === "") return `{{}} names no variable. ${hint}`;
  const shown = name.length > 30 ? `${name.slice(0, 30)}…` : name;
  return `“${shown}” is no name of a variable: letters, digits, _, - and ., a letter or _ first. ${hint}`;
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index);
  return { line: before.split("\n").length, column: index - before.lastIndexOf("\n") };
}

/** The variables of some texts, each once, in the order of their first places. */
export function variablesIn(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) =>
    readTemplate(text).parts.flatMap((part) => ("variable" in part ? [part.variable] : [])),
  );
  return [...new Set(names)];
}

/** The text with a row's values in its places. What the row does not have, or has as null, is an empty text there. */
export function fillTemplate(text: string, row: JsonObject): string {
  return readTemplate(text)
    .parts.map((part) =>
      "text" in part ? part.text : asText(Object.hasOwn(row, part.variable) ? row[part.variable] : null),
    )
    .join("");
}

/** What of a prompt's variables a table does not have, and what of the table no prompt asks for; both by name. */
export function unmatched(
  variables: readonly string[],
  columns: readonly string[],
): { readonly missing: readonly string[]; readonly unknown: readonly string[] } {
  return {
    missing: variables.filter((name) => !columns.includes(name)),
    unknown: columns.filter((name) => !variables.includes(name)),
  };
}
