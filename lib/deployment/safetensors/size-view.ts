import type { Attention } from "#lib/deployment/safetensors/architecture.ts";
import { cacheBytes } from "#lib/deployment/safetensors/inference-memory.ts";
import { PREDICTED_BITS, type PredictedBits, predictedBytes } from "#lib/deployment/safetensors/predicted-size.ts";
import type { ServingQuery } from "#lib/deployment/safetensors/schema.ts";
import type { WeightsReport } from "#lib/deployment/safetensors/weights.ts";

export type SizeReadingView = {
  readonly number: number;
  readonly name: string;
  readonly at: Date;
  readonly authorName: string;
  readonly sha256: string;
  readonly files: readonly { readonly name: string; readonly fileBytes: number | null }[];
  readonly report: WeightsReport;
  readonly attention: Attention | null;
};

export type Prediction = {
  /** Null: as the files are. */
  readonly bits: PredictedBits | null;
  readonly weightBytes: number;
  /** Null where no config.json told how large the cache gets. */
  readonly cacheBytes: number | null;
  readonly totalBytes: number | null;
};

/** What the model takes when it is served: as it is, and at 16, 8 and 4 bits. Activations and the runtime come on top. */
export function predictionsOf(
  { report, attention }: Pick<SizeReadingView, "report" | "attention">,
  { groupSize, ...serving }: ServingQuery,
): Prediction[] {
  const cache = attention && cacheBytes(attention, serving);
  const rows = [
    { bits: null, weightBytes: report.bytes },
    ...PREDICTED_BITS.map((bits) => ({ bits, weightBytes: predictedBytes(report, bits, groupSize) })),
  ];
  return rows.map((row) => ({
    ...row,
    cacheBytes: cache,
    totalBytes: cache === null ? null : row.weightBytes + cache,
  }));
}
