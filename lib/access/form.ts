import type { z } from "zod";
import type { FormState } from "#lib/access/form-state.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/**
 * A form as an object: `name` once is a string, `name[]` is an array of strings, and `a.b` nests. Empty strings stay,
 * so that a schema can say "is missing". Files stay files. Next.js' own hidden fields are left out. Lines end in LF,
 * as they do in the box they were typed in: browsers send CR LF, and a prompt would go to its model with them.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-the-form-data-set
 */
export function readForm(form: FormData): Record<string, unknown> {
  const result = bare();
  for (const [key, value] of form) {
    if (key.startsWith("$ACTION")) continue;
    const isList = key.endsWith("[]");
    const path = (isList ? key.slice(0, -2) : key).split(".");
    const last = path.pop() ?? key;
    let target = result;
    for (const part of path) {
      target[part] ??= bare();
      target = target[part] as Record<string, unknown>;
    }
    const read = typeof value === "string" ? storableText(value.replaceAll("\r\n", "\n")) : value;
    if (isList) {
      target[last] ??= [];
      // A list that is empty is sent as one empty entry, for a form cannot send nothing.
      if (read !== "") (target[last] as unknown[]).push(read);
    } else target[last] ??= read;
  }
  return result;
}

/**
 * An object that inherits nothing: names come from whoever sends the form, and `toString.call` would otherwise write
 * into a function that the whole process uses.
 */
function bare(): Record<string, unknown> {
  return Object.create(null);
}

/** What was typed, to give back with a refusal; never passwords, keys or files. */
export function typedValues(form: FormData): Record<string, string> {
  const entries = [...form.entries()].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !entry[0].startsWith("$ACTION") && !/password|apiKey/i.test(entry[0]),
  );
  return Object.fromEntries(entries);
}

/** The first message of each field, and one for the form. */
export function invalidForm(error: z.ZodError, form: FormData): FormState {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  const count = Object.keys(fields).length;
  return {
    ok: false,
    reason: "invalid",
    message: count === 1 ? "One field needs another look." : `${count} fields need another look.`,
    fields,
    values: typedValues(form),
  };
}
