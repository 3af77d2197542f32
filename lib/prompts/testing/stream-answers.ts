import { setTimeout as sleep } from "node:timers/promises";
import { type Asked, completion, sendEvents } from "#lib/connections/testing/endpoint.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

/** The last message of a request. */
export function lastMessageOf({ body }: Pick<Asked, "body">): string {
  const messages = member(body, "messages");
  return Array.isArray(messages) ? String(member(messages.at(-1), "content")) : "";
}

/** The chunks in which an endpoint streams an answer, a word each. */
export function chunksOf(text: string): Json[] {
  const chunk = (delta: Json, finish_reason: string | null) => ({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    model: "test-model-2026",
    choices: [{ index: 0, delta, finish_reason }],
  });
  const usage = member(completion(""), "usage") ?? null;
  return [
    ...(text.match(/\S+\s*/g) ?? []).map((word) => chunk({ content: word }, null)),
    chunk({}, "stop"),
    { ...chunk({}, null), choices: [], usage },
  ];
}

/** Enough of an answer to be seen before it is held back. */
const WORDS_BEFORE = 3;

/**
 * Streams an answer with a pause before each word.
 * @param until is waited for after the first words.
 */
export async function streamSlowly(
  response: Parameters<typeof sendEvents>[0],
  text: string,
  pauseMs: number,
  until?: Promise<void>,
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const [index, chunk] of chunksOf(text).entries()) {
    await sleep(pauseMs);
    if (index === WORDS_BEFORE) await until;
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  }
  response.end("data: [DONE]\n\n");
}

export function streamAtOnce(response: Parameters<typeof sendEvents>[0], text: string): void {
  sendEvents(response, [...chunksOf(text), "[DONE]"]);
}
