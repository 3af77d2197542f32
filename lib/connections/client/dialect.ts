import { CallError } from "#lib/connections/client/call-error.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";

/** In what endpoints that speak the same API differ. */
export type Dialect = {
  /** Self-hosted servers know the first, OpenAI's newer models refuse it and know the second. */
  readonly limitField: "max_tokens" | "max_completion_tokens";
  /** Whether `stream_options` may be sent, which asks for the usage at a stream's end. */
  readonly hasStreamOptions: boolean;
};

const FIRST: Dialect = { limitField: "max_tokens", hasStreamOptions: true };

const MAX_KNOWN = 1_000;
const known = new Map<string, Dialect>();

/**
 * Calls an endpoint in the dialect it is known to speak. One that refuses a field because it does not know it is asked
 * again without, and what it wants is remembered for this process.
 */
export async function inDialect<T>(
  { id, revision }: OpenConnection,
  model: string,
  call: (dialect: Dialect) => Promise<T>,
): Promise<T> {
  const key = JSON.stringify([id, revision, model]);
  const tried = new Set<string>();
  for (let dialect = known.get(key) ?? FIRST; ; ) {
    tried.add(JSON.stringify(dialect));
    try {
      return await call(dialect);
    } catch (error) {
      const other = error instanceof CallError ? afterRefusal(dialect, error) : null;
      if (!other || tried.has(JSON.stringify(other))) throw error;
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(key, other);
      dialect = other;
    }
  }
}

const UNKNOWN_FIELD =
  /unsupported|not supported|unrecogni[sz]ed|unknown|unexpected|extra (inputs|fields)|not permitted|instead/i;

/** What to try after a refusal, or null when it is about something else, such as a limit that is too high. */
export function afterRefusal(dialect: Dialect, { status, message, param, code }: CallError): Dialect | null {
  if (status !== 400 && status !== 422) return null;
  if (!UNKNOWN_FIELD.test(`${message} ${code ?? ""}`)) return null;
  const names = `${param ?? ""} ${message}`;
  if (dialect.hasStreamOptions && /\bstream_options\b/.test(names)) return { ...dialect, hasStreamOptions: false };
  if (!new RegExp(`\\b${dialect.limitField}\\b`).test(names)) return null;
  return { ...dialect, limitField: dialect.limitField === "max_tokens" ? "max_completion_tokens" : "max_tokens" };
}
