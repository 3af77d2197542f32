import { splitWords } from "#lib/statistics/text/blanks.ts";

const PUNCTUATION = new Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

/** Words with one mark of punctuation taken from their end, or else from their start: "(hi)" gives "(hi" and ")". */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of splitWords(text)) {
    const last = word.length - 1;
    if (last > 0 && PUNCTUATION.has(word.charAt(last))) words.push(word.slice(0, last), word.charAt(last));
    else if (last > 0 && PUNCTUATION.has(word.charAt(0))) words.push(word.charAt(0), word.slice(1));
    else words.push(word);
  }
  return words;
}
