import { CallError } from "#lib/connections/client/call-error.ts";
import { chat } from "#lib/connections/client/chat.ts";
import { models } from "#lib/connections/client/models.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import type { Probe } from "#lib/connections/rules.ts";

const PATIENCE_MS = 30_000;

/**
 * Whether an endpoint answers: by its list of models, which costs nothing, or where it has none, as Azure's deployments,
 * by one token of its default model. Never throws for what an endpoint does.
 */
export async function probe(connection: OpenConnection): Promise<Probe> {
  const patient = { ...connection, timeoutMs: Math.min(connection.timeoutMs, PATIENCE_MS) };
  try {
    const began = performance.now();
    const listed = await namesOrNone(patient);
    if (listed) return { ok: true, latencyMs: Math.round(performance.now() - began), models: listed };
    const { latencyMs } = await chat(patient, { messages: [{ role: "user", content: "Hello" }], maxTokens: 1 });
    return { ok: true, latencyMs: Math.round(latencyMs), models: [] };
  } catch (error) {
    if (error instanceof CallError) return { ok: false, message: error.message };
    throw error;
  }
}

/** Null where the endpoint has no such list; a key it does not accept is an answer too. */
async function namesOrNone(connection: OpenConnection): Promise<string[] | null> {
  try {
    const names = await models(connection);
    return names.length > 0 ? names : null;
  } catch (error) {
    const hasNone =
      error instanceof CallError && (error.kind === "malformed" || [400, 404, 405, 501].includes(error.status ?? 0));
    if (hasNone) return null;
    throw error;
  }
}
