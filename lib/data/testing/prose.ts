import { type Random, randomInteger } from "#lib/statistics/random.ts";

/** Words as rare and as common as in a language: the nth is met 1/n as often as the first (Zipf). */
const VOCABULARY = Array.from({ length: 5_000 }, (_, index) => wordOf(index));

function wordOf(index: number): string {
  const syllables = [
    "ba",
    "ko",
    "ri",
    "ten",
    "lu",
    "sam",
    "vo",
    "ne",
    "pir",
    "da",
    "gel",
    "mo",
    "shi",
    "fu",
    "zar",
    "we",
  ];
  let word = "";
  for (let rest = index + 16; rest > 0; rest = Math.floor(rest / 16)) word += syllables[rest % 16];
  return word;
}

export function someWords(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    const rank = Math.floor(VOCABULARY.length ** random()) - 1;
    return VOCABULARY[rank] ?? "ba";
  });
}

/** A text of many words that no other text shares runs of, but by chance. */
export function someProse(random: Random, low: number, high: number): string {
  const words = someWords(random, randomInteger(random, low, high));
  return `${words.join(" ")}.`;
}
