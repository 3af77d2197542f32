let rows = new Int32Array(1024);

/** The length of the longest common subsequence. */
export function commonLength(one: readonly number[], other: readonly number[]): number {
  if (rows.length <= other.length) rows = new Int32Array(2 * other.length);
  rows.fill(0, 0, other.length + 1);
  for (const word of one) {
    let diagonal = 0;
    for (let column = 1; column <= other.length; column += 1) {
      const above = rows[column] ?? 0;
      const left = rows[column - 1] ?? 0;
      if (other[column - 1] === word) rows[column] = diagonal + 1;
      else if (left > above) rows[column] = left;
      diagonal = above;
    }
  }
  return rows[other.length] ?? 0;
}

let table = new Int32Array(4096);

/**
 * Marks the words of the reference that are in a longest common subsequence; of several, the one rouge_score reads out.
 *
 * @param marks by word of the reference; what is marked already stays so.
 */
export function markCommon(reference: readonly number[], candidate: readonly number[], marks: Uint8Array): void {
  const width = candidate.length + 1;
  const size = (reference.length + 1) * width;
  if (table.length < size) table = new Int32Array(2 * size);
  table.fill(0, 0, width);
  for (let row = 1; row <= reference.length; row += 1) {
    const at = row * width;
    table[at] = 0;
    for (let column = 1; column <= candidate.length; column += 1) {
      table[at + column] =
        reference[row - 1] === candidate[column - 1]
          ? (table[at - width + column - 1] ?? 0) + 1
          : Math.max(table[at - width + column] ?? 0, table[at + column - 1] ?? 0);
    }
  }
  let row = reference.length;
  let column = candidate.length;
  while (row > 0 && column > 0) {
    if (reference[row - 1] === candidate[column - 1]) {
      row -= 1;
      column -= 1;
      marks[row] = 1;
    } else if ((table[row * width + column - 1] ?? 0) > (table[(row - 1) * width + column] ?? 0)) column -= 1;
    else row -= 1;
  }
}
