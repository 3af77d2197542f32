export type WinRateColumn = {
  /** Null where neither way is better; the column then does not count. */
  readonly direction: "higher" | "lower" | null;
  /** One a model, in the same order in every column; null where a model was not measured. */
  readonly values: readonly (number | null)[];
};

export type WinRate = {
  /** Over the columns compared, in [0, 1]; null for a model that none of them has. */
  readonly rate: number | null;
  /** How many columns it rests on. */
  readonly columns: number;
};

/**
 * How often each model beats another one drawn at random, column by column, as HELM ranks models: the models that are
 * strictly worse, and half of those that tie, over all others. It depends on which models are in the table: show them
 * beside it, and compute it anew for another set.
 *
 * A column counts when its direction is known and two models or more have a value.
 *
 * @param aggregation of a model's columns; HELM's default is the mean.
 * @see Liang et al., "Holistic Evaluation of Language Models", TMLR 2023, and HELM's summarize.py.
 */
export function winRates(columns: readonly WinRateColumn[], aggregation: "mean" | "median" = "mean"): WinRate[] {
  const models = Math.max(0, ...columns.map(({ values }) => values.length));
  const shares = columns.map(shareOfWins);
  return Array.from({ length: models }, (_, model) => {
    const told = shares.map((ofColumn) => ofColumn[model] ?? null).filter((share) => share !== null);
    return { rate: aggregation === "mean" ? mean(told) : median(told), columns: told.length };
  });
}

function shareOfWins({ direction, values }: WinRateColumn): (number | null)[] {
  const sorted = values.filter(isTold).sort((a, b) => a - b);
  if (direction === null || sorted.length < 2) return values.map(() => null);
  return values.map((value) => {
    if (!isTold(value)) return null;
    const [below, through] = [firstNotBelow(sorted, value), firstNotBelow(sorted, value, true)];
    const worse = direction === "higher" ? below : sorted.length - through;
    return (worse + (through - below - 1) / 2) / (sorted.length - 1);
  });
}

/** A score that could not be computed is as good as none. */
function isTold(value: number | null): value is number {
  return value !== null && !Number.isNaN(value);
}

/** How many of the sorted values are below `value`, or at it too. */
function firstNotBelow(sorted: readonly number[], value: number, orAt = false): number {
  const found = sorted.findIndex((other) => (orAt ? other > value : other >= value));
  return found < 0 ? sorted.length : found;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
