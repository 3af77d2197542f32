/** The places of the values in ascending order, equal ones in the order they came. */
export function ascending(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, at) => at).sort(
    (one, other) => (values[one] ?? 0) - (values[other] ?? 0) || one - other,
  );
}

/** The rank of each value, from 1; equal values share the mean of their ranks. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const order = ascending(values);
  const ranks = new Float64Array(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = values[order[start] ?? 0];
    while (end < order.length && values[order[end] ?? 0] === value) end += 1;
    for (const at of order.subarray(start, end)) ranks[at] = (start + 1 + end) / 2;
  }
  return ranks;
}
