/** One measured value of a curve. `value` may be NaN or infinite. */
export type Point = {
  readonly key: string;
  readonly step: number;
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly value: number;
};
