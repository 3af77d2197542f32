import { porterStem } from "#lib/statistics/text/rouge/porter.ts";

/** Shorter words are not stemmed. */
const LONGEST_UNSTEMMED = 3;

/** A text has most of its words again and again. */
const MOST_STEMS = 2 ** 16;

let stems = new Map<string, string>();

/** The words of a text as rouge_score sees them: runs of the letters a to z and digits, in small letters. Any other script has none. */
export function rougeWords(text: string, stem: boolean): string[] {
  const words: string[] = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return stem ? words.map(stemOf).filter((word) => word !== "") : words;
}

function stemOf(word: string): string {
  if (word.length <= LONGEST_UNSTEMMED) return word;
  let found = stems.get(word);
  if (found === undefined) {
    if (stems.size >= MOST_STEMS) stems = new Map();
    found = porterStem(word);
    stems.set(word, found);
  }
  return found;
}
