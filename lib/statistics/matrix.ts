/** Rows of the same length. */
export type Matrix = readonly (readonly number[])[];

/**
 * The inverse of a symmetric positive definite matrix, by Cholesky's factor; null where it is not positive definite to
 * the precision of the numbers.
 *
 * @see Golub and Van Loan, Matrix Computations, 4th ed. (2013), 4.2.
 */
export function inverseOf(matrix: Matrix): number[][] | null {
  const factor = choleskyFactor(matrix);
  if (!factor) return null;
  const columns = matrix.map((_, column) =>
    solveFactored(
      factor,
      matrix.map((_, row) => Number(row === column)),
    ),
  );
  // Symmetric, so that columns are rows.
  return columns;
}

/** Solves matrix · x = right for a symmetric positive definite matrix; null where it is not one. */
export function solveSymmetric(matrix: Matrix, right: readonly number[]): number[] | null {
  const factor = choleskyFactor(matrix);
  return factor && solveFactored(factor, right);
}

function choleskyFactor(matrix: Matrix): number[][] | null {
  const factor: number[][] = [];
  const scale = Math.max(...matrix.map((row, at) => Math.abs(row[at] ?? 0)));
  for (const [row, values] of matrix.entries()) {
    const made: number[] = [];
    factor.push(made);
    for (let column = 0; column <= row; column += 1) {
      const above = factor[column] ?? [];
      let sum = values[column] ?? 0;
      for (let at = 0; at < column; at += 1) sum -= (made[at] ?? 0) * (above[at] ?? 0);
      if (row === column && !(sum > scale * 1e-13)) return null;
      made.push(row === column ? Math.sqrt(sum) : sum / (above[column] ?? 1));
    }
  }
  return factor;
}

function solveFactored(factor: Matrix, right: readonly number[]): number[] {
  const size = factor.length;
  const half: number[] = [];
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] ?? 0;
    for (let at = 0; at < row; at += 1) sum -= (factor[row]?.[at] ?? 0) * (half[at] ?? 0);
    half.push(sum / (factor[row]?.[row] ?? 1));
  }
  const solved = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = half[row] ?? 0;
    for (let at = row + 1; at < size; at += 1) sum -= (factor[at]?.[row] ?? 0) * (solved[at] ?? 0);
    solved[row] = sum / (factor[row]?.[row] ?? 1);
  }
  return solved;
}
