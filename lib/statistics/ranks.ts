/** The places of the values in ascending order, equal ones in the order they came. */
export function ascending(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, at) => at).sort(
    (one, other) => (values[one] ?? 0) - (values[other] ?? 0) || one - other,
  );
}

/** The rank of each value, from 1; equal values share the mean of their ranks. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  // Sorting the numbers themselves and looking each one up is several times faster than sorting places by them.
  const sorted = new Float64Array(values).sort();
  // The rank that the values of each run of equal ones share, at the place where the run begins.
  const shared = new Float64Array(sorted.length);
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end] === sorted[start]) end += 1;
    shared[start] = (start + 1 + end) / 2;
  }
  const ranks = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1)
    ranks[at] = shared[firstNotBelow(sorted, values[at] ?? 0)] ?? Number.NaN;
  return ranks;
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
