/** A decoder's measures, as its configuration file has them. */
export type Shape = {
  readonly layers: number;
  readonly hidden: number;
  /** Of the feed-forward block. */
  readonly intermediate: number;
  /** Width of the keys and values together: heads of those × the width of a head. Smaller than `hidden` with grouped queries. */
  readonly keyValueWidth: number;
};

/** The matrices of a layer that low-rank adapters are usually put on, and their two sides. */
export const LORA_TARGETS = ["q", "k", "v", "o", "gate", "up", "down"] as const;
export type LoraTarget = (typeof LORA_TARGETS)[number];

const SIDES: Record<LoraTarget, (shape: Shape) => readonly [number, number]> = {
  q: ({ hidden }) => [hidden, hidden],
  k: ({ hidden, keyValueWidth }) => [hidden, keyValueWidth],
  v: ({ hidden, keyValueWidth }) => [hidden, keyValueWidth],
  o: ({ hidden }) => [hidden, hidden],
  gate: ({ hidden, intermediate }) => [hidden, intermediate],
  up: ({ hidden, intermediate }) => [hidden, intermediate],
  down: ({ hidden, intermediate }) => [intermediate, hidden],
};

/**
 * The parameters that low-rank adapters train: r·(d + k) for each matrix of d × k.
 *
 * @param rank r, at least 1.
 * @see Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021, section 4.1 (arXiv 2106.09685).
 */
export function loraParameters(shape: Shape, rank: number, targets: readonly LoraTarget[]): number {
  const aLayer = targets.reduce((sum, target) => {
    const [d, k] = SIDES[target](shape);
    return sum + rank * (d + k);
  }, 0);
  return shape.layers * aLayer;
}

/**
 * The operations of training adapters: the frozen weights are still passed forward and backward, 4 a parameter and token, but their own
 * gradients, another 2, are only computed for what is trained.
 *
 * @returns FLOPs.
 */
export function loraFlops(parameters: number, trainable: number, tokens: number): number {
  return (4 * parameters + 2 * trainable) * tokens;
}

/**
 * The memory that mixed-precision training with Adam holds for weights and optimiser, without activations: 16 bytes a trained parameter (2
 * weight, 2 gradient, 12 of a 32-bit copy and two moments) and 2 for one that is frozen.
 *
 * @returns bytes.
 * @see Rajbhandari et al., "ZeRO: Memory Optimizations Toward Training Trillion Parameter Models", 2020, section 3.1 (arXiv 1910.02054).
 */
export function trainingMemoryBytes(parameters: number, trainable: number): number {
  return 16 * trainable + 2 * (parameters - trainable);
}

export type TokenPrice = { readonly inputUsdPerMillion: number; readonly outputUsdPerMillion: number };
export type Traffic = { readonly requests: number; readonly inputTokens: number; readonly outputTokens: number };

/**
 * What prompting alone costs: tokens at the provider's price.
 *
 * @param traffic requests in the time asked about, and tokens a request.
 * @returns US dollars in that time.
 */
export function promptingCostUsd({ requests, inputTokens, outputTokens }: Traffic, price: TokenPrice): number {
  return (requests * (inputTokens * price.inputUsdPerMillion + outputTokens * price.outputUsdPerMillion)) / 1_000_000;
}
