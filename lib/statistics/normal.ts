/** The coefficients of AS 241, written with as many digits as a double holds, highest power first. */
const CENTRAL = {
  numerator: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  denominator: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
};
const TAIL = {
  numerator: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  denominator: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};
const FAR_TAIL = {
  numerator: [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  denominator: [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
};

/**
 * The quantile of the standard normal distribution, accurate to about 16 digits.
 *
 * @param probability strictly between 0 and 1; anything else throws a RangeError.
 * @see Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), 477–484.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`${probability} is not between 0 and 1.`);
  const centred = probability - 0.5;
  if (Math.abs(centred) <= 0.425) return centred * ratio(CENTRAL, 0.180625 - centred * centred);
  const depth = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
  const distance = depth <= 5 ? ratio(TAIL, depth - 1.6) : ratio(FAR_TAIL, depth - 5);
  return Math.sign(centred) * distance;
}

/**
 * How many standard errors a two-sided interval reaches to each side: 1.96 for 0.95.
 *
 * @param confidence strictly between 0 and 1.
 */
export function twoSidedZ(confidence: number): number {
  return normalQuantile((1 + confidence) / 2);
}

/** From here on the series of the middle needs more terms than the fraction of the tail. */
const SERIES_REACH = 3;

/**
 * The share of the standard normal distribution above `z`, with about 14 right digits however small it gets.
 *
 * @see for the middle, Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11 (2004), no. 4; for
 *   the tail, Laplace's continued fraction of Mills' ratio (Abramowitz and Stegun, 26.2.14).
 */
export function normalUpperTail(z: number): number {
  if (z < -SERIES_REACH) return 1 - normalUpperTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > SERIES_REACH) {
    let fraction = z;
    for (let step = 120; step > 0; step -= 1) fraction = z + step / fraction;
    return density / fraction;
  }
  let [sum, term] = [z, z];
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 - density * sum;
}

/** The share of the standard normal distribution below `z`. */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}

function ratio({ numerator, denominator }: typeof CENTRAL, at: number): number {
  return polynomial(numerator, at) / polynomial(denominator, at);
}

function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0);
}
