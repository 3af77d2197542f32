import type { PreferencePair } from "#lib/alignment/reward-models/preference-pair.ts";
import { type Random, randomInteger, seededRandom } from "#lib/statistics/random.ts";

const NEUTRAL =
  "we you the order parcel return refund help account today please form send label money back arrive week team check".split(
    " ",
  );
const LIKED = ["sorry", "gladly", "step"];
const DISLIKED = ["obviously", "impossible", "never"];

type Drawing = {
  readonly seed: number;
  /** Log-odds that one word to somebody's taste more gives an answer. */
  readonly taste: number;
  /** Log-odds that a doubled length gives it. */
  readonly perDoubling?: number;
};

/** Made-up pairs whose preferences follow known rules. */
export function drawnPairs(count: number, { seed, taste, perDoubling = 0 }: Drawing): PreferencePair[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const [one, other] = [drawnAnswer(random), drawnAnswer(random)];
    const odds =
      taste * (one.liking - other.liking) + perDoubling * Math.log2((one.text.length + 1) / (other.text.length + 1));
    const prompt = `Question ${at}: ${words(random, 6).join(" ")}?`;
    const isFirst = random() < 1 / (1 + Math.exp(-odds));
    return { prompt, chosen: (isFirst ? one : other).text, rejected: (isFirst ? other : one).text };
  });
}

/** The same pairs, each with its answers in an order that a coin decides. */
export function shuffledPairs(pairs: readonly PreferencePair[], seed: number): PreferencePair[] {
  const random = seededRandom(seed + 1000);
  return pairs.map((pair) => (random() < 0.5 ? pair : { ...pair, chosen: pair.rejected, rejected: pair.chosen }));
}

function drawnAnswer(random: Random): { readonly text: string; readonly liking: number } {
  const text = words(random, randomInteger(random, 5, 40));
  const liking = randomInteger(random, -1, 1);
  const list = liking > 0 ? LIKED : DISLIKED;
  const word = list[randomInteger(random, 0, list.length - 1)];
  if (liking !== 0 && word) text.splice(randomInteger(random, 0, text.length), 0, word);
  return { text: text.join(" "), liking };
}

function words(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => NEUTRAL[randomInteger(random, 0, NEUTRAL.length - 1)] ?? "");
}
