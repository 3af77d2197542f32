/** A smooth function's value, with its gradient written into `gradient`. */
export type Slope = (at: Float64Array, gradient: Float64Array) => number;

export type Minimum = {
  readonly at: Float64Array;
  readonly value: number;
  readonly steps: number;
  readonly isFound: boolean;
};

const REMEMBERED = 8;
const MOST_STEPS = 500;
const MOST_HALVINGS = 40;
/** Armijo's share of the decrease that the slope promises. */
const SUFFICIENT = 1e-4;

/**
 * The minimum of a convex function of many variables, by L-BFGS with backtracking. The same function gives the same steps
 * on every machine.
 *
 * @param tolerance the gradient is taken for 0 where its largest part is below this.
 * @see Nocedal and Wright, Numerical Optimization, 2nd ed. (2006), algorithm 7.4 and 7.5.
 */
export function minimise(slope: Slope, size: number, tolerance = 1e-5): Minimum {
  let at = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = slope(at, gradient);
  const moves: Move[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (largest(gradient) < tolerance) return { at, value, steps: step, isFound: true };
    const direction = directionFrom(gradient, moves);
    const promised = dot(gradient, direction);
    let share = moves.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const nextGradient = new Float64Array(size);
    let next = added(at, direction, share);
    let nextValue = slope(next, nextGradient);
    for (let halved = 0; nextValue > value + SUFFICIENT * share * promised; halved += 1) {
      if (halved === MOST_HALVINGS) return { at, value, steps: step, isFound: false };
      share /= 2;
      next = added(at, direction, share);
      nextValue = slope(next, nextGradient);
    }
    remember(moves, added(next, at, -1), added(nextGradient, gradient, -1));
    [at, gradient, value] = [next, nextGradient, nextValue];
  }
  return { at, value, steps: MOST_STEPS, isFound: false };
}

type Move = { readonly moved: Float64Array; readonly changed: Float64Array; readonly product: number };

function remember(moves: Move[], moved: Float64Array, changed: Float64Array): void {
  const product = dot(moved, changed);
  // Without curvature along the move it says nothing of the function's shape.
  if (product <= 1e-300) return;
  moves.push({ moved, changed, product });
  if (moves.length > REMEMBERED) moves.shift();
}

/** Down the gradient, bent by what the last moves told of the curvature. */
function directionFrom(gradient: Float64Array, moves: readonly Move[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const shares: number[] = [];
  for (const { moved, changed, product } of moves.toReversed()) {
    const share = dot(moved, direction) / product;
    shares.push(share);
    addTo(direction, changed, -share);
  }
  const last = moves.at(-1);
  const scale = last ? last.product / dot(last.changed, last.changed) : 1;
  for (let place = 0; place < direction.length; place += 1) direction[place] = (direction[place] ?? 0) * scale;
  for (const { moved, changed, product } of moves) {
    const share = dot(changed, direction) / product;
    addTo(direction, moved, (shares.pop() ?? 0) - share);
  }
  return direction;
}

function addTo(target: Float64Array, other: Float64Array, share: number): void {
  for (let place = 0; place < target.length; place += 1)
    target[place] = (target[place] ?? 0) + share * (other[place] ?? 0);
}

function added(one: Float64Array, other: Float64Array, share: number): Float64Array<ArrayBuffer> {
  const sum = Float64Array.from(one);
  addTo(sum, other, share);
  return sum;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
