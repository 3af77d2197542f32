import { CallError } from "#lib/connections/client/call-error.ts";
import type { ChatAnswer } from "#lib/connections/client/chat-answer.ts";
import type { ChatRequest } from "#lib/connections/client/chat-request.ts";
import { StreamBroken } from "#lib/connections/client/chat-stream.ts";
import { hideKey } from "#lib/connections/client/hide-key.ts";
import type { Spent } from "#lib/connections/running/budget.ts";
import type { Caller } from "#lib/connections/running/caller.ts";
import type { NewAnswer } from "#lib/prompts/running/answer-writer.ts";

/** So often people see more of an answer: a page that jumps with each word cannot be read. */
const PART_MS = 150;

export type AskedCell = { readonly answer: Omit<NewAnswer, "row" | "variant">; readonly cost: Spent };

/**
 * Asks for one answer and tells what came so far. Of a stream that broke off what had come is kept beside the error. A key that an
 * endpoint repeats is hidden, in the answer too.
 * @throws RunStopped
 */
export async function askCell(
  caller: Caller,
  request: ChatRequest,
  signal: AbortSignal,
  onPart: (text: string) => void,
): Promise<AskedCell> {
  const { key } = await caller.connection();
  let latest = "";
  let timer: NodeJS.Timeout | undefined;
  const show = () => {
    timer = undefined;
    onPart(hideKey(latest, key));
  };
  const said = await caller
    .askAloud(request, signal, (soFar) => {
      latest = soFar;
      // Also the last words before a model pauses are shown, not only those that come after one.
      timer ??= setTimeout(show, PART_MS);
    })
    .finally(() => clearTimeout(timer));
  if (!(said instanceof CallError)) return answered(said, hideKey(said.text || (said.refusal ?? ""), key), null);
  if (said instanceof StreamBroken) return answered(said.partial, hideKey(said.partial.text, key), said.message);
  return { answer: { ...NOTHING, error: said.message }, cost: { usd: 0, tokens: 0 } };
}

const NOTHING = {
  answer: null,
  finishReason: null,
  inputTokens: null,
  outputTokens: null,
  isEstimated: false,
  latencyMs: null,
  firstTokenMs: null,
  costUsd: null,
} as const;

function answered(
  { usage, finishReason, latencyMs, firstTokenMs, costUsd }: ChatAnswer,
  answer: string,
  error: string | null,
): AskedCell {
  const { inputTokens, outputTokens, isEstimated } = usage;
  return {
    answer: { answer, error, finishReason, inputTokens, outputTokens, isEstimated, latencyMs, firstTokenMs, costUsd },
    cost: { usd: costUsd ?? 0, tokens: inputTokens + outputTokens },
  };
}
