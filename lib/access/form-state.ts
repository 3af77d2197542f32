/** What a server action answers a form: nothing yet, done, or a refusal that the form shows beside its field. */
export type FormState =
  | null
  | { ok: true; message?: string; value?: unknown }
  | {
      ok: false;
      reason: string;
      message: string;
      fields?: Record<string, string>;
      /** What was typed, so that nothing is lost. */
      values?: Record<string, string>;
    };
