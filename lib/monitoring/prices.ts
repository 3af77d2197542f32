/** US dollars per million tokens. */
export type ModelPrice = {
  readonly inputUsd: number;
  readonly outputUsd: number;
  /** For input tokens read from the provider's cache; the full input price where the provider gives no discount. */
  readonly cacheReadUsd?: number;
};

type PriceList = {
  readonly provider: string;
  readonly source: string;
  /** When the numbers were last compared with public price tables; ISO date. */
  readonly checkedOn: string;
  readonly models: Readonly<Record<string, ModelPrice>>;
};

/**
 * List prices without discounts, batches, tiers for long context, or cache writes: an estimate to watch, not an invoice.
 * A model that is not here costs null, which pages show as "not priced" and never as 0.
 */
export const PRICE_LISTS: readonly PriceList[] = [
  {
    provider: "OpenAI",
    source: "https://platform.openai.com/docs/pricing",
    checkedOn: "2026-11-23",
    models: {
      "gpt-5.2": { inputUsd: 1.75, outputUsd: 14, cacheReadUsd: 0.175 },
      "gpt-5.1": { inputUsd: 1.25, outputUsd: 10, cacheReadUsd: 0.125 },
      "gpt-5": { inputUsd: 1.25, outputUsd: 10, cacheReadUsd: 0.125 },
      "gpt-5-mini": { inputUsd: 0.25, outputUsd: 2, cacheReadUsd: 0.025 },
      "gpt-5-nano": { inputUsd: 0.05, outputUsd: 0.4, cacheReadUsd: 0.005 },
      "gpt-4.1": { inputUsd: 2, outputUsd: 8, cacheReadUsd: 0.5 },
      "gpt-4.1-mini": { inputUsd: 0.4, outputUsd: 1.6, cacheReadUsd: 0.1 },
      "gpt-4.1-nano": { inputUsd: 0.1, outputUsd: 0.4, cacheReadUsd: 0.025 },
      "gpt-4o": { inputUsd: 2.5, outputUsd: 10, cacheReadUsd: 1.25 },
      "gpt-4o-mini": { inputUsd: 0.15, outputUsd: 0.6, cacheReadUsd: 0.075 },
      "gpt-4-turbo": { inputUsd: 10, outputUsd: 30 },
      "gpt-4": { inputUsd: 30, outputUsd: 60 },
      "gpt-3.5-turbo": { inputUsd: 0.5, outputUsd: 1.5 },
      o1: { inputUsd: 15, outputUsd: 60, cacheReadUsd: 7.5 },
      o3: { inputUsd: 2, outputUsd: 8, cacheReadUsd: 0.5 },
      "o3-mini": { inputUsd: 1.1, outputUsd: 4.4, cacheReadUsd: 0.55 },
      "o4-mini": { inputUsd: 1.1, outputUsd: 4.4, cacheReadUsd: 0.275 },
      "text-embedding-3-small": { inputUsd: 0.02, outputUsd: 0 },
      "text-embedding-3-large": { inputUsd: 0.13, outputUsd: 0 },
      "text-embedding-ada-002": { inputUsd: 0.1, outputUsd: 0 },
    },
  },
  {
    provider: "Anthropic",
    source: "https://docs.claude.com/en/docs/about-claude/pricing",
    checkedOn: "2026-11-23",
    models: {
      "claude-opus-4-6": { inputUsd: 5, outputUsd: 25, cacheReadUsd: 0.5 },
      "claude-opus-4-5": { inputUsd: 5, outputUsd: 25, cacheReadUsd: 0.5 },
      "claude-opus-4-1": { inputUsd: 15, outputUsd: 75, cacheReadUsd: 1.5 },
      "claude-opus-4": { inputUsd: 15, outputUsd: 75, cacheReadUsd: 1.5 },
      "claude-sonnet-4-6": { inputUsd: 3, outputUsd: 15, cacheReadUsd: 0.3 },
      "claude-sonnet-4-5": { inputUsd: 3, outputUsd: 15, cacheReadUsd: 0.3 },
      "claude-sonnet-4": { inputUsd: 3, outputUsd: 15, cacheReadUsd: 0.3 },
      "claude-haiku-4-5": { inputUsd: 1, outputUsd: 5, cacheReadUsd: 0.1 },
      "claude-3-7-sonnet": { inputUsd: 3, outputUsd: 15, cacheReadUsd: 0.3 },
      "claude-3-5-sonnet": { inputUsd: 3, outputUsd: 15, cacheReadUsd: 0.3 },
      "claude-3-5-haiku": { inputUsd: 0.8, outputUsd: 4, cacheReadUsd: 0.08 },
      "claude-3-opus": { inputUsd: 15, outputUsd: 75, cacheReadUsd: 1.5 },
      "claude-3-haiku": { inputUsd: 0.25, outputUsd: 1.25, cacheReadUsd: 0.03 },
    },
  },
  {
    provider: "Google",
    source: "https://ai.google.dev/gemini-api/docs/pricing",
    checkedOn: "2026-11-23",
    models: {
      "gemini-2.5-pro": { inputUsd: 1.25, outputUsd: 10 },
      "gemini-2.5-flash": { inputUsd: 0.3, outputUsd: 2.5 },
      "gemini-2.5-flash-lite": { inputUsd: 0.1, outputUsd: 0.4 },
    },
  },
];

const PRICES: ReadonlyMap<string, ModelPrice> = new Map(PRICE_LISTS.flatMap(({ models }) => Object.entries(models)));

/**
 * The list price of a model by the name a span gives it; null when it is not known. "openai/gpt-4o-2024-08-06" is priced
 * as gpt-4o: snapshots carry a date, and gateways a prefix. No other guess is made, since gpt-4o-mini is not gpt-4o.
 */
export function priceOf(model: string): ModelPrice | null {
  const name = model.toLowerCase().slice(model.lastIndexOf("/") + 1);
  const undated = name.replace(/([-@]\d{4}-?\d{2}-?\d{2}|-latest)$/, "");
  return PRICES.get(name) ?? PRICES.get(undated) ?? null;
}

export type Usage = { inputTokens: number | null; outputTokens: number | null; cacheReadTokens: number | null };

/**
 * What one call costs in US dollars: fresh input, cached input and output at their prices. Cached tokens are part of the
 * input tokens; some instrumentations leave them out there, so they are never counted for more than the input holds.
 *
 * @returns null when the model has no price or the span names no tokens at all.
 */
export function costUsd(models: readonly (string | null)[], usage: Usage): number | null {
  const price = models.map((model) => (model ? priceOf(model) : null)).find((found) => found !== null);
  if (!price || (usage.inputTokens === null && usage.outputTokens === null)) return null;
  const inputTokens = usage.inputTokens ?? 0;
  const cachedTokens = Math.min(usage.cacheReadTokens ?? 0, inputTokens);
  return (
    ((inputTokens - cachedTokens) * price.inputUsd +
      cachedTokens * (price.cacheReadUsd ?? price.inputUsd) +
      (usage.outputTokens ?? 0) * price.outputUsd) /
    1_000_000
  );
}
