/**
 * An exponential moving average that does not lean towards zero at its beginning: each value is divided by how much weight has come
 * in so far. A gap stays one and leaves the average as it was.
 *
 * @param weight of what came before, from 0 (nothing is smoothed) to below 1.
 * @see Kingma and Ba, "Adam" (2015), section 3, on the correction of the bias.
 */
export function smooth(values: readonly (number | null)[], weight: number): (number | null)[] {
  if (weight <= 0) return [...values];
  let sum = 0;
  let total = 0;
  return values.map((value) => {
    if (value === null) return null;
    sum = weight * sum + (1 - weight) * value;
    total = weight * total + (1 - weight);
    return sum / total;
  });
}
