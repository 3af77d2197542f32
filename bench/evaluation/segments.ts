import fs from "node:fs";
import { type Random, randomInteger, seededRandom } from "#lib/statistics/random.ts";

export type Segment = { readonly prediction: string; readonly reference: string };

const STARTS = ["b", "br", "d", "f", "g", "k", "kl", "l", "m", "n", "p", "r", "s", "sch", "st", "t", "tr", "v", "z"];
const VOWELS = ["a", "e", "i", "o", "u", "à", "é", "è", "ê", "ö", "ü", "au", "ei", "ie"];
const IDEOGRAPHS = "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可";
const MARKS = [",", ",", ".", "!", "?", ":", ";", " -", "…", ")", "’s"];
const VOCABULARY = 20_000;

/** Made-up text of 5 to 31 words with accents, numbers, punctuation and some Chinese, and a translation of it that went wrong here and there. */
export function* segments(count: number, seed = 1): Generator<Segment> {
  const random = seededRandom(seed);
  const words = Array.from({ length: VOCABULARY }, () => makeWord(random));
  for (let at = 0; at < count; at += 1) {
    const reference = Array.from({ length: randomInteger(random, 5, 31) }, () => token(random, words));
    yield { reference: `${reference.join(" ")}.`, prediction: `${wronged(reference, random, words).join(" ")}.` };
  }
}

/** @returns the two files. */
export function writeSegments(folder: string, count: number): { hyp: string; ref: string } {
  const files = { hyp: `${folder}/${count}.hyp`, ref: `${folder}/${count}.ref` };
  const all = [...segments(count)];
  fs.writeFileSync(files.hyp, all.map(({ prediction }) => `${prediction}\n`).join(""));
  fs.writeFileSync(files.ref, all.map(({ reference }) => `${reference}\n`).join(""));
  return files;
}

function pick(random: Random, from: readonly string[]): string {
  return from[randomInteger(random, 0, from.length - 1)] ?? "";
}

function makeWord(random: Random): string {
  const syllables = Array.from(
    { length: randomInteger(random, 1, 3) },
    () => pick(random, STARTS) + pick(random, VOWELS),
  );
  return syllables.join("") + (random() < 0.3 ? pick(random, STARTS) : "");
}

/** Few words make up most of a text, as in any language. */
function token(random: Random, words: readonly string[]): string {
  const chance = random();
  if (chance < 0.05) return String(randomInteger(random, 1, 99_999));
  if (chance < 0.08)
    return Array.from({ length: randomInteger(random, 1, 5) }, () => pick(random, [...IDEOGRAPHS])).join("");
  const word = words[Math.floor(words.length ** random()) - 1] ?? "";
  return random() < 0.15 ? word + pick(random, MARKS) : word;
}

function wronged(reference: readonly string[], random: Random, words: readonly string[]): string[] {
  const made = reference.flatMap((word) => {
    const chance = random();
    if (chance < 0.07) return [];
    if (chance < 0.14) return [token(random, words)];
    return chance < 0.19 ? [word, token(random, words)] : [word];
  });
  if (made.length > 4 && random() < 0.4) {
    const moved = made.splice(randomInteger(random, 0, made.length - 3), randomInteger(random, 1, 3));
    made.splice(randomInteger(random, 0, made.length), 0, ...moved);
  }
  return made;
}
