/** A form's text, by field name; a name that occurs several times (checkboxes) has several values. */
export type DraftFields = Readonly<Record<string, readonly string[]>>;
export type Draft = {
  readonly typedAt: string;
  readonly fields: DraftFields;
  /** The server's revision it was made from, where the form knows one. */
  readonly revision?: number;
};

const PREFIX = "cairn:draft:";

/** The text of a form. Files and passwords are never kept. */
export function fieldsOf(form: HTMLFormElement): DraftFields {
  const secret = new Set(
    [...form.querySelectorAll<HTMLInputElement>("input[type=password], input[type=hidden]")].map((input) => input.name),
  );
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || secret.has(name) || name.startsWith("$ACTION")) continue;
    fields[name] = [...(fields[name] ?? []), value];
  }
  return fields;
}

/** Whether a copy kept in the browser should be put back over what the server last stored. */
export function isNewer(draft: Draft, savedAt: string | null): boolean {
  return savedAt === null || new Date(draft.typedAt) > new Date(savedAt);
}

/** Writes text back into a form's inputs; a box that is not named in it was not ticked. */
export function putBack(form: HTMLFormElement, fields: DraftFields): void {
  for (const input of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[name]")) {
    const values = fields[input.name];
    if (input instanceof HTMLInputElement && (input.type === "checkbox" || input.type === "radio")) {
      input.checked = values?.includes(input.value) ?? false;
    } else if (input.type !== "file" && input.type !== "hidden" && values?.[0] !== undefined) {
      input.value = values[0];
    }
  }
}

/** Null when nothing is kept, or when this browser does not let pages keep anything. */
export function readDraft(key: string): Draft | null {
  try {
    const stored = localStorage.getItem(PREFIX + key);
    return stored === null ? null : (JSON.parse(stored) as Draft);
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // A browser that is full or forbids storage still saves to the server.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}
