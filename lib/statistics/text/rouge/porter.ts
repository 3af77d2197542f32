type Condition = (stem: string) => boolean;
type Rule = readonly [suffix: string, replacement: string, condition: Condition];

/**
 * The stem of an English word in small letters, by Porter's algorithm with NLTK's extensions, which rouge_score uses.
 *
 * @see Porter, "An algorithm for suffix stripping", Program 14.3 (1980), 130–137; NLTK, stem/porter.py, mode NLTK_EXTENSIONS.
 */
export function porterStem(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length <= 2) return word;
  let stem = withoutPlural(word);
  stem = withoutPast(stem);
  stem = firstRule(stem, [["y", "i", (before) => before.length > 1 && isConsonant(before, before.length - 1)]]);
  stem = withoutDoubleSuffix(stem);
  stem = firstRule(stem, SINGLE_SUFFIXES);
  stem = firstRule(stem, LAST_SUFFIXES);
  return withoutLastE(stem);
}

const IRREGULAR = new Map(
  Object.entries({
    sky: ["sky", "skies"],
    die: ["dying"],
    lie: ["lying"],
    tie: ["tying"],
    news: ["news"],
    inning: ["innings", "inning"],
    outing: ["outings", "outing"],
    canning: ["cannings", "canning"],
    howe: ["howe"],
    proceed: ["proceed"],
    exceed: ["exceed"],
    succeed: ["succeed"],
  }).flatMap(([stem, words]) => words.map((word) => [word, stem] as const)),
);

/** A letter other than a, e, i, o, u, and other than a y behind a consonant. */
function isConsonant(word: string, at: number): boolean {
  const letter = word.charAt(at);
  if (letter === "y") return at === 0 || !isConsonant(word, at - 1);
  return letter !== "a" && letter !== "e" && letter !== "i" && letter !== "o" && letter !== "u";
}

/** Porter's m: how often a vowel is followed by a consonant. */
function measure(stem: string): number {
  let count = 0;
  let afterVowel = false;
  for (let at = 0; at < stem.length; at += 1) {
    const consonant = isConsonant(stem, at);
    if (consonant && afterVowel) count += 1;
    afterVowel = !consonant;
  }
  return count;
}

const hasMeasure: Condition = (stem) => measure(stem) > 0;
const isLong: Condition = (stem) => measure(stem) > 1;

function hasVowel(stem: string): boolean {
  for (let at = 0; at < stem.length; at += 1) if (!isConsonant(stem, at)) return true;
  return false;
}

/** Ends as "hop" does, not as "snow" does, or is as short as "us". */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last < 1 || !isConsonant(word, last) || isConsonant(word, last - 1)) return false;
  return last === 1 || (isConsonant(word, last - 2) && !/[wxy]$/.test(word));
}

/** The first rule whose suffix the word has decides, even if its condition keeps the word as it is. */
function firstRule(word: string, rules: readonly Rule[]): string {
  for (const [suffix, replacement, condition] of rules) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, word.length - suffix.length);
    return condition(stem) ? stem + replacement : word;
  }
  return word;
}

/** Step 1a. */
function withoutPlural(word: string): string {
  if (!word.endsWith("s")) return word;
  if (word.endsWith("ies")) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith("sses")) return word.slice(0, -2);
  return word.endsWith("ss") ? word : word.slice(0, -1);
}

/** Step 1b. */
function withoutPast(word: string): string {
  if (word.endsWith("ied")) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith("eed")) return hasMeasure(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const suffix = ["ed", "ing"].find((one) => word.endsWith(one) && hasVowel(word.slice(0, -one.length)));
  if (suffix === undefined) return word;
  const stem = word.slice(0, -suffix.length);
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  const last = stem.charAt(stem.length - 1);
  if (stem.length > 1 && stem.charAt(stem.length - 2) === last && isConsonant(stem, stem.length - 1)) {
    return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  }
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

/** Step 2, in which what remains of "-ally" is looked at again. */
function withoutDoubleSuffix(word: string): string {
  if (word.endsWith("alli") && hasMeasure(word.slice(0, -4))) return withoutDoubleSuffix(word.slice(0, -2));
  return firstRule(word, DOUBLE_SUFFIXES);
}

const DOUBLE_SUFFIXES: readonly Rule[] = [
  ["ational", "ate", hasMeasure],
  ["tional", "tion", hasMeasure],
  ["enci", "ence", hasMeasure],
  ["anci", "ance", hasMeasure],
  ["izer", "ize", hasMeasure],
  ["bli", "ble", hasMeasure],
  ["alli", "al", hasMeasure],
  ["entli", "ent", hasMeasure],
  ["eli", "e", hasMeasure],
  ["ousli", "ous", hasMeasure],
  ["ization", "ize", hasMeasure],
  ["ation", "ate", hasMeasure],
  ["ator", "ate", hasMeasure],
  ["alism", "al", hasMeasure],
  ["iveness", "ive", hasMeasure],
  ["fulness", "ful", hasMeasure],
  ["ousness", "ous", hasMeasure],
  ["aliti", "al", hasMeasure],
  ["iviti", "ive", hasMeasure],
  ["biliti", "ble", hasMeasure],
  ["fulli", "ful", hasMeasure],
  // The l belongs to the stem, so that "geologi" is long enough.
  ["logi", "log", (stem) => hasMeasure(`${stem}l`)],
];

/** Step 3. */
const SINGLE_SUFFIXES: readonly Rule[] = [
  ["icate", "ic", hasMeasure],
  ["ative", "", hasMeasure],
  ["alize", "al", hasMeasure],
  ["iciti", "ic", hasMeasure],
  ["ical", "ic", hasMeasure],
  ["ful", "", hasMeasure],
  ["ness", "", hasMeasure],
];

/** Step 4. */
const LAST_SUFFIXES: readonly Rule[] = [
  ["al", "", isLong],
  ["ance", "", isLong],
  ["ence", "", isLong],
  ["er", "", isLong],
  ["ic", "", isLong],
  ["able", "", isLong],
  ["ible", "", isLong],
  ["ant", "", isLong],
  ["ement", "", isLong],
  ["ment", "", isLong],
  ["ent", "", isLong],
  ["ion", "", (stem) => isLong(stem) && /[st]$/.test(stem)],
  ["ou", "", isLong],
  ["ism", "", isLong],
  ["ate", "", isLong],
  ["iti", "", isLong],
  ["ous", "", isLong],
  ["ive", "", isLong],
  ["ize", "", isLong],
];

/** Step 5. */
function withoutLastE(word: string): string {
  let stem = word;
  if (word.endsWith("e")) {
    const before = word.slice(0, -1);
    const count = measure(before);
    if (count > 1 || (count === 1 && !endsShort(before))) stem = before;
  }
  return stem.endsWith("ll") && isLong(stem.slice(0, -1)) ? stem.slice(0, -1) : stem;
}
