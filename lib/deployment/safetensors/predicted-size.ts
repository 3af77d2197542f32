import type { WeightsReport } from "#lib/deployment/safetensors/weights.ts";

export const PREDICTED_BITS = [16, 8, 4] as const;
export type PredictedBits = (typeof PREDICTED_BITS)[number];

/** A scale of 16 bits for each group, and a zero point of as many bits as a weight. */
const SCALE_BITS = 16;

/**
 * What the weights take at so many bits. At 8 and 4 the matrices of attention, feed-forward and experts are packed in groups that share a scale
 * of 16 bits and a zero point of b, which is b + (16 + b) ÷ g bits a weight (4.16 at g = 128); embeddings, head and norms stay at 16.
 *
 * @param groupSize how many weights share a scale: 128 is usual.
 * @see Frantar et al., "GPTQ", ICLR 2023; Lin et al., "AWQ", MLSys 2024, for groups of 128 and what stays as it is.
 */
export function predictedBytes(
  { parameters, packable }: Pick<WeightsReport, "parameters" | "packable">,
  bits: PredictedBits,
  groupSize: number,
): number {
  if (bits === 16) return parameters * 2;
  const bitsEach = bits + (SCALE_BITS + bits) / groupSize;
  return Math.round((packable * bitsEach) / 8 + (parameters - packable) * 2);
}
