/** How often each class was predicted, was true, and both; one place a class, in the order they first appear. */
export type ClassCounts = {
  readonly hits: readonly number[];
  readonly predicted: readonly number[];
  readonly actual: readonly number[];
  readonly n: number;
};

/** Counts classes in rows of [predicted, actual], each a number that stands for a class. */
export function countClasses(rows: ArrayLike<number>, n: number): ClassCounts {
  const places = new Map<number, number>();
  const hits: number[] = [];
  const predicted: number[] = [];
  const actual: number[] = [];
  const placeOf = (code: number) => {
    const known = places.get(code);
    if (known !== undefined) return known;
    const place = places.size;
    places.set(code, place);
    for (const counts of [hits, predicted, actual]) counts.push(0);
    return place;
  };
  const raise = (counts: number[], place: number) => {
    counts[place] = (counts[place] ?? 0) + 1;
  };
  for (let item = 0; item < n; item += 1) {
    const one = placeOf(rows[item * 2] ?? Number.NaN);
    const other = placeOf(rows[item * 2 + 1] ?? Number.NaN);
    raise(predicted, one);
    raise(actual, other);
    if (one === other) raise(hits, one);
  }
  return { hits, predicted, actual, n };
}

/** The F1 of each class: 2·hits / (predicted + actual). Every class counted here was seen, so none divides by 0. */
function f1OfClasses({ hits, predicted, actual }: ClassCounts): number[] {
  return hits.map((hit, at) => (2 * hit) / ((predicted[at] ?? 0) + (actual[at] ?? 0)));
}

/** The mean of the classes' F1, over the classes that were predicted or true, as scikit-learn takes them. */
export function macroF1(counts: ClassCounts): number {
  const scores = f1OfClasses(counts);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The same, each class weighted by how often it is true. */
export function weightedF1(counts: ClassCounts): number {
  return f1OfClasses(counts).reduce((sum, score, at) => sum + score * (counts.actual[at] ?? 0), 0) / counts.n;
}

/** The mean of the classes' recall, over the classes that are true of an item. */
export function balancedAccuracy({ hits, actual }: ClassCounts): number {
  const recalls = hits.flatMap((hit, at) => (actual[at] ? [hit / actual[at]] : []));
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

/**
 * Matthews' correlation for any number of classes; 0 where all are predicted, or all are true, of one class, as scikit-learn has it.
 *
 * @see Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", Comput. Biol. Chem. 28 (2004).
 */
export function matthews({ hits, predicted, actual, n }: ClassCounts): number {
  const product = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, count, at) => sum + count * (other[at] ?? 0), 0);
  const right = hits.reduce((sum, hit) => sum + hit, 0);
  const spread = (n * n - product(predicted, predicted)) * (n * n - product(actual, actual));
  return spread === 0 ? 0 : (right * n - product(predicted, actual)) / Math.sqrt(spread);
}

/**
 * Cohen's kappa: agreement above what the two would reach by chance; NaN where chance alone agrees on everything.
 *
 * @see Cohen, "A Coefficient of Agreement for Nominal Scales", Educ. Psychol. Meas. 20 (1960).
 */
export function kappaOfCounts({ hits, predicted, actual, n }: ClassCounts): number {
  const agreed = hits.reduce((sum, hit) => sum + hit, 0) / n;
  const byChance = predicted.reduce((sum, count, at) => sum + (count / n) * ((actual[at] ?? 0) / n), 0);
  return byChance === 1 ? Number.NaN : (agreed - byChance) / (1 - byChance);
}
