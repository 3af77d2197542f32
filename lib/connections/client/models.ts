import { type CallOptions, callEndpoint, readJson } from "#lib/connections/client/call.ts";
import { CallError } from "#lib/connections/client/call-error.ts";
import { stringIn, throwErrorIn } from "#lib/connections/client/chat-answer.ts";
import { hideKey } from "#lib/connections/client/hide-key.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

const MAX_MODELS = 2_000;

/** The names of an endpoint's models, sorted. @throws CallError; a 404 where it has no such list. */
export async function models(connection: OpenConnection, options: CallOptions = {}): Promise<string[]> {
  const json = await readJson(connection, await callEndpoint(connection, { ...options, path: "/models" }));
  throwErrorIn(connection, json);
  const list = Array.isArray(json) ? json : (member(json, "data") ?? member(json, "models"));
  if (!Array.isArray(list))
    throw new CallError("malformed", `${connection.name} answers JSON that is no list of models.`);
  const names = list.flatMap((model: Json) => stringIn(model, "id") ?? stringIn(model, "name") ?? []);
  return names
    .slice(0, MAX_MODELS)
    .map((name) => hideKey(name.slice(0, 200), connection.key))
    .sort();
}
