import type { Attention } from "#lib/deployment/safetensors/architecture.ts";

/** How many bits a number of the cache takes. */
export const CACHE_BITS = [16, 8, 4] as const;
export type CacheBits = (typeof CACHE_BITS)[number];

export type Serving = {
  readonly contextTokens: number;
  readonly batch: number;
  readonly cacheBits: CacheBits;
};

/**
 * The key-value cache: for each sequence of the batch, each layer and each token kept, the numbers of its keys and values:
 * batch × Σ layers × min(context, window) × 2 × key-value heads × size of a head × bits ÷ 8.
 *
 * @see Kwon et al., "Efficient Memory Management for Large Language Model Serving with PagedAttention", SOSP 2023, section 3;
 *   DeepSeek-AI, "DeepSeek-V2", 2024, section 2.1, for the latent vector.
 */
export function cacheBytes(
  { fullLayers, windowLayers, window, perToken }: Attention,
  { contextTokens, batch, cacheBits }: Serving,
): number {
  const kept = fullLayers * contextTokens + windowLayers * Math.min(contextTokens, window ?? contextTokens);
  return (batch * kept * perToken * cacheBits) / 8;
}
