import type { TokenPrices } from "#lib/connections/client/open-connection.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

export type TokenUsage = {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input tokens, those read from the provider's cache. */
  readonly cachedTokens: number;
  /** Of the output tokens, those spent on reasoning. */
  readonly reasoningTokens: number;
  /** Counted from the text, since the endpoint said nothing. */
  readonly isEstimated: boolean;
};

/** An answer's `usage`; null when it holds no counts. */
export function readUsage(usage: Json | undefined): TokenUsage | null {
  const inputTokens = count(member(usage, "prompt_tokens"));
  const outputTokens = count(member(usage, "completion_tokens"));
  if (inputTokens === null && outputTokens === null) return null;
  return {
    inputTokens: inputTokens ?? 0,
    outputTokens: outputTokens ?? 0,
    cachedTokens: count(member(member(usage, "prompt_tokens_details"), "cached_tokens")) ?? 0,
    reasoningTokens: count(member(member(usage, "completion_tokens_details"), "reasoning_tokens")) ?? 0,
    isEstimated: false,
  };
}

const CHARACTERS_PER_TOKEN = 4;

/**
 * A guess from lengths, at four characters a token.
 * @see https://help.openai.com/en/articles/4936856 for English; other languages need more tokens.
 */
export function estimateUsage(input: string, output: string): TokenUsage {
  const tokens = (text: string) => Math.ceil(text.length / CHARACTERS_PER_TOKEN);
  const counted = { inputTokens: tokens(input), outputTokens: tokens(output) };
  return { ...counted, cachedTokens: 0, reasoningTokens: 0, isEstimated: true };
}

/** US dollars; null where nobody has said what the endpoint costs. Cached tokens count as any others: an upper bound. */
export function costUsd(prices: TokenPrices | null, usage: TokenUsage): number | null {
  if (!prices) return null;
  return (usage.inputTokens * prices.inputUsd + usage.outputTokens * prices.outputUsd) / 1_000_000;
}

function count(value: Json | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.round(value) : null;
}
