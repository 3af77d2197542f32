import { type CallOptions, callEndpoint, mapped, readJson } from "#lib/connections/client/call.ts";
import { CallError } from "#lib/connections/client/call-error.ts";
import { CHAT_PATH, readCompletion } from "#lib/connections/client/chat.ts";
import { type ChatAnswer, chatAnswer, type Said, throwErrorIn } from "#lib/connections/client/chat-answer.ts";
import { type ChatRequest, chatBody } from "#lib/connections/client/chat-request.ts";
import { inDialect } from "#lib/connections/client/dialect.ts";
import { parseJson } from "#lib/connections/client/error-body.ts";
import { type Delta, Gathering } from "#lib/connections/client/gathering.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { eventsIn } from "#lib/connections/client/sse.ts";
import type { OutgoingResponse } from "#lib/platform/outgoing/outgoing.ts";

/** Pieces as they come, and at the end the whole answer. */
export type ChatPiece = Delta | { readonly type: "end"; readonly answer: ChatAnswer };

/** A stream that ended in the middle. What had come by then is in `partial`, its usage an estimate. */
export class StreamBroken extends CallError {
  override name = "StreamBroken";
  readonly partial: ChatAnswer;

  constructor(error: CallError, partial: ChatAnswer) {
    super(error.kind, error.message, error);
    this.partial = partial;
  }
}

/**
 * One answer of a model, piece by piece. Leaving the loop early ends the call.
 * @throws CallError before the first piece, StreamBroken after it.
 */
export async function* chatStream(
  connection: OpenConnection,
  request: ChatRequest,
  options: CallOptions = {},
): AsyncGenerator<ChatPiece, void> {
  const model = request.model ?? connection.defaultModel;
  const began = performance.now();
  const answer = await inDialect(connection, model, (dialect) =>
    callEndpoint(connection, {
      ...options,
      path: CHAT_PATH,
      body: chatBody(model, request, dialect, true),
      isStream: true,
    }),
  );
  const gathering = new Gathering();
  let firstTokenMs: number | null = null;
  const whole = (said: Said) =>
    chatAnswer(connection, request, said, { latencyMs: performance.now() - began, firstTokenMs });
  try {
    for await (const delta of deltasIn(connection, answer, gathering)) {
      firstTokenMs ??= performance.now() - began;
      yield delta;
    }
  } catch (error) {
    throw error instanceof CallError && firstTokenMs !== null
      ? new StreamBroken(error, whole(gathering.said()))
      : error;
  }
  yield { type: "end", answer: whole(gathering.said()) };
}

async function* deltasIn(
  connection: OpenConnection,
  answer: OutgoingResponse,
  gathering: Gathering,
): AsyncGenerator<Delta, void> {
  // Some servers know no streaming and answer whole.
  if (/^application\/json\b/i.test(answer.headers["content-type"] ?? "")) {
    yield* gathering.takeWhole(readCompletion(connection, await readJson(connection, answer)));
    return;
  }
  const events = eventsIn(answer.body);
  try {
    for (;;) {
      const { done, value } = await mapped(connection, () => events.next());
      if (value === "[DONE]") return;
      if (done) break;
      const chunk = parseJson(value);
      if (chunk === undefined)
        throw new CallError("malformed", `${connection.name} streams something that is not JSON.`);
      throwErrorIn(connection, chunk);
      yield* gathering.take(chunk);
    }
  } finally {
    await events.return();
  }
  // Some servers leave [DONE] out; one that says neither was cut off.
  if (!gathering.isFinished)
    throw new CallError("network", `${connection.name} ended the stream before the answer was complete.`);
}
