/** What a form's action answers; `null` before the first answer. */
export type FormState =
  | null
  | { ok: true; message?: string; value?: unknown }
  | {
      ok: false;
      reason: string;
      /** What happened, what is safe and what to do. */
      message: string;
      /** A message for each input that is refused, by the input's name. */
      fields?: Record<string, string>;
      /** What was typed, by the input's name, so that a form without JavaScript keeps it. */
      values?: Record<string, string>;
    };

/** A server action as forms use it. */
export type FormAction = (state: FormState, formData: FormData) => Promise<FormState>;
