import { StringDecoder } from "node:string_decoder";
import { parseJson } from "#lib/connections/client/error-body.ts";
import { hideKey } from "#lib/connections/client/hide-key.ts";
import { EventReader } from "#lib/connections/client/sse.ts";
import type { Call } from "#lib/gateway/call.ts";
import { CompletionBuilder, chunksOf } from "#lib/gateway/completion.ts";
import { errorBody } from "#lib/gateway/problem.ts";
import { type Json, type JsonObject, member } from "#lib/platform/json-value.ts";
import type { OutgoingResponse } from "#lib/platform/outgoing/outgoing.ts";
import { OutgoingError } from "#lib/platform/outgoing/outgoing-error.ts";

const encoder = new TextEncoder();

/**
 * Hands an upstream's stream on as its bytes come, and listens along: what ends well is kept, an error in the middle is handed on and never
 * kept. Where the upstream dies, the client is told by an error event, since a stream that just ends looks like a short answer.
 */
export async function* handOn(call: Call, answer: OutgoingResponse): AsyncGenerator<Uint8Array> {
  const { connection } = call.asked;
  const decoder = new StringDecoder("utf8");
  const reader = new EventReader();
  const listener = new Listener();
  let isAtEnd = false;
  try {
    for await (const bytes of answer.body) {
      call.began();
      for (const event of reader.push(decoder.write(bytes))) listener.hear(event);
      yield listener.error && connection.key ? encoder.encode(hideKey(bytes.toString("utf8"), connection.key)) : bytes;
    }
    isAtEnd = true;
    for (const event of [...reader.push(decoder.end()), ...reader.end()]) listener.hear(event);
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    call.failed(error.kind, listener.soFar());
    yield eventOf(
      errorBody({ message: `${connection.name}: ${error.message}`, type: "upstream_error", code: "stream_broken" }),
    );
    return;
  } finally {
    // The client went away: what had come is no answer, and was paid for all the same.
    if (!isAtEnd && !listener.isOver) call.failed("stopped", listener.soFar());
    answer.leave();
  }
  const completion = listener.completion();
  if (completion) call.answered(completion, true);
  else if (listener.error) call.failed("upstream", listener.soFar());
  else {
    call.failed("stream_broken", listener.soFar());
    const message = `${connection.name} ended the stream before the answer was complete.`;
    yield eventOf(errorBody({ message, type: "upstream_error", code: "stream_broken" }));
  }
}

/** A kept or whole answer as a stream of its own. */
export async function* replay(completion: JsonObject, includeUsage: boolean): AsyncGenerator<Uint8Array> {
  for (const chunk of chunksOf(completion, includeUsage)) yield eventOf(chunk);
  yield encoder.encode("data: [DONE]\n\n");
}

function eventOf(value: Json | object): Uint8Array {
  return encoder.encode(`data: ${JSON.stringify(value)}\n\n`);
}

/** Makes a completion of the events that go by. */
class Listener {
  readonly #builder = new CompletionBuilder();
  #isDone = false;
  error = false;

  /** Nothing more is to come that matters. */
  get isOver(): boolean {
    return this.#isDone || this.error || this.completion() !== null;
  }

  hear(event: string): void {
    if (event === "[DONE]") {
      this.#isDone = true;
      return;
    }
    const chunk = parseJson(event);
    if (chunk === undefined || (member(chunk, "error") ?? null) !== null) this.error = true;
    else this.#builder.take(chunk);
  }

  completion(): JsonObject | null {
    return this.error ? null : this.#builder.completion();
  }

  soFar(): JsonObject {
    return this.#builder.soFar();
  }
}
