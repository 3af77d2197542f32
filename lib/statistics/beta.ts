/** Lanczos' coefficients for g = 7, n = 9, as Godfrey computed them (2001). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The natural logarithm of Γ(x) for x > 0, to about 15 digits. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const series = LANCZOS.reduce(
    (sum, coefficient, at) => (at === 0 ? coefficient : sum + coefficient / (shifted + at)),
    0,
  );
  const base = shifted + 7.5;
  return Math.log(2 * Math.PI) / 2 + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

const MOST_STEPS = 10_000;
const TINY = 1e-300;

/**
 * The regularised incomplete beta function I_x(a, b), by its continued fraction.
 *
 * @param x in [0, 1].
 * @param a above 0, as b.
 * @see DLMF 8.17.22, https://dlmf.nist.gov/8.17; evaluated as Lentz, Applied Optics 15 (1976), did.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let [upper, lower] = [1, 1 / away(1 - ((a + b) * x) / (a + 1))];
  let fraction = lower;
  for (let m = 1; m <= MOST_STEPS; m += 1) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      lower = 1 / away(1 + term * lower);
      upper = away(1 + term / upper);
      fraction *= lower * upper;
    }
    if (Math.abs(lower * upper - 1) < Number.EPSILON) break;
  }
  return front * fraction;
}

function away(from0: number): number {
  return Math.abs(from0) < TINY ? TINY : from0;
}
