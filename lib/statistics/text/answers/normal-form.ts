import { splitWords } from "#lib/statistics/text/blanks.ts";

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** "a", "an" and "the" as words, with letters and digits as Unicode has them: not the "a" in "naïve" or "voilà". */
const ARTICLES = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/**
 * The words of an answer when small things do not count: in small letters, without ASCII punctuation and without articles.
 *
 * @see Rajpurkar et al., SQuAD, evaluate-v2.0.py, normalize_answer; HELM's normalize_text is the same.
 */
export function normalWords(answer: string): string[] {
  return splitWords(answer.toLowerCase().replace(PUNCTUATION, "").replace(ARTICLES, " "));
}

export function normalForm(answer: string): string {
  return normalWords(answer).join(" ");
}
