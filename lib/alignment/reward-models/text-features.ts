import { BUCKETS, READ_CHARACTERS } from "#lib/alignment/reward-models/settings.ts";
import { mix32 } from "#lib/statistics/min-hash.ts";

/** The measures of an answer that are no n-grams. `length` comes first: the check for length bias looks at it. */
export const MEASURES = [
  "length (doublings of characters)",
  "lines (doublings)",
  "characters a word",
  "share of different words",
  "share of the prompt’s words taken up",
] as const;

/** What an answer looks like to a reward model. */
export type TextFeatures = {
  /** Distinct, ascending. */
  readonly buckets: Uint32Array;
  /** Of each bucket. Those of words and those of letters have length 1 each, so that a long answer weighs no more by them. */
  readonly values: Float64Array;
  /** In the order of MEASURES. */
  readonly measures: readonly number[];
};

/** Is told each n-gram as it is met, by its bucket; the name only where it is asked for. */
export type Witness = (bucket: number, name: () => string) => void;

const WORD = /[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;
const LETTERS = 3;
/** Set before the code units of an n-gram, so that a word and the same letters are different features. */
const KINDS = { word: 1, pair: 2, letters: 3 } as const;

/** One way of writing each text: compatibility forms, case and white space count for nothing. */
export function plainText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The features of an answer to a prompt. Pure: the same texts give the same ones on every machine. */
export function textFeatures(prompt: string, answer: string, witness: Witness = () => undefined): TextFeatures {
  const read = answer.slice(0, READ_CHARACTERS);
  const plain = plainText(read);
  const words = plain.match(WORD) ?? [];
  const ofWords = new Counts(witness);
  words.forEach((word, at) => {
    ofWords.add(KINDS.word, word);
    const before = words[at - 1];
    if (before !== undefined) ofWords.add(KINDS.pair, `${before} ${word}`);
  });
  const ofLetters = new Counts(witness);
  for (let at = 0; at + LETTERS <= plain.length; at += 1) ofLetters.add(KINDS.letters, plain.slice(at, at + LETTERS));
  return { ...joined(ofWords.unit(), ofLetters.unit()), measures: measuresOf(prompt, answer, words) };
}

function measuresOf(prompt: string, answer: string, words: readonly string[]): number[] {
  const asked = new Set(plainText(prompt.slice(0, READ_CHARACTERS)).match(WORD) ?? []);
  const said = new Set(words);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const taken = [...asked].filter((word) => said.has(word)).length;
  return [
    Math.log2(answer.length + 1),
    Math.log2(answer.split("\n").length),
    words.length === 0 ? 0 : letters / words.length,
    words.length === 0 ? 0 : said.size / words.length,
    asked.size === 0 ? 0 : taken / asked.size,
  ];
}

type Weighted = { readonly buckets: Uint32Array; readonly values: Float64Array };

/** How often each bucket was met, damped: the tenth time says less than the second. */
class Counts {
  readonly #counts = new Map<number, number>();
  readonly #witness: Witness;

  constructor(witness: Witness) {
    this.#witness = witness;
  }

  add(kind: number, text: string): void {
    const bucket = bucketOf(kind, text);
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1);
    this.#witness(bucket, () => (kind === KINDS.letters ? `letters “${text}”` : `“${text}”`));
  }

  unit(): Weighted {
    const buckets = Uint32Array.from(this.#counts.keys()).sort();
    const values = Float64Array.from(buckets, (bucket) => Math.log1p(this.#counts.get(bucket) ?? 0));
    const length = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0)) || 1;
    return { buckets, values: values.map((value) => value / length) };
  }
}

/** FNV-1a over the kind and the UTF-16 code units, spread over the buckets. */
function bucketOf(kind: number, text: string): number {
  let hash = Math.imul(0x811c9dc5 ^ kind, 0x01000193);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix32(hash) & (BUCKETS - 1);
}

/** Two ascending lists as one; what stands in both is added. */
function joined(one: Weighted, other: Weighted): Weighted {
  const buckets = new Uint32Array(one.buckets.length + other.buckets.length);
  const values = new Float64Array(buckets.length);
  let [left, right, size] = [0, 0, 0];
  while (left < one.buckets.length || right < other.buckets.length) {
    const [a, b] = [one.buckets[left] ?? BUCKETS, other.buckets[right] ?? BUCKETS];
    buckets[size] = Math.min(a, b);
    values[size] = (a <= b ? (one.values[left] ?? 0) : 0) + (b <= a ? (other.values[right] ?? 0) : 0);
    if (a <= b) left += 1;
    if (b <= a) right += 1;
    size += 1;
  }
  return { buckets: buckets.slice(0, size), values: values.slice(0, size) };
}
