/** A project's live connections; a page lists them all. */
export const MAX_LIVE_CONNECTIONS = 50;

type Definition = {
  readonly name: string;
  readonly baseUrl: string;
  readonly keyHeader: string;
  readonly apiVersion: string | null;
  readonly defaultModel: string;
  readonly inputUsd: number | null;
  readonly outputUsd: number | null;
  readonly timeoutMs: number;
};

const LABELS = {
  name: "name",
  baseUrl: "address",
  keyHeader: "how the key is sent",
  apiVersion: "API version",
  defaultModel: "default model",
  inputUsd: "input price",
  outputUsd: "output price",
  timeoutMs: "timeout",
} as const satisfies Record<keyof Definition, string>;

/** What an edit changes, in words; the key is the caller's to add, which nobody can compare. */
export function changedFields(before: Definition, after: Definition): string[] {
  const names = Object.keys(LABELS) as (keyof Definition)[];
  return names.filter((name) => before[name] !== after[name]).map((name) => LABELS[name]);
}

/**
 * Whether a stored key would go elsewhere than where it was given for. Whoever may edit a connection may not read its
 * key, and must not be able to have it sent to a server of their own.
 */
export function leadsElsewhere(before: string, after: string): boolean {
  return new URL(before).origin !== new URL(after).origin;
}

/** What of the tested endpoint a person wants to know. */
export type Probe =
  | { readonly ok: true; readonly latencyMs: number; readonly models: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** One sentence on a probe. @param defaultModel whose absence from the endpoint's list is worth a word. */
export function probeSentence(probe: Probe, defaultModel: string): string {
  if (!probe.ok) return probe.message;
  const { models, latencyMs } = probe;
  const answered = `It answers in ${latencyMs} ms`;
  if (models.length === 0) return `${answered}; it has no list of models, and ${defaultModel} answers.`;
  const listed = `${answered} and lists ${models.length === 1 ? "one model" : `${models.length} models`}`;
  return models.includes(defaultModel)
    ? `${listed}, ${defaultModel} among them.`
    : `${listed}; ${defaultModel} is not among them.`;
}
