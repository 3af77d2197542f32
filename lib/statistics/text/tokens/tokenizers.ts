import { isBlank, splitWords, trimBoth } from "#lib/statistics/text/blanks.ts";
import { chinese, international, western } from "#lib/statistics/text/tokens/classes.ts";
import { separate } from "#lib/statistics/text/tokens/separate.ts";

export type Tokenize = (text: string) => string[];

/**
 * sacreBLEU's tokenisers by their names in a signature. The text has no blanks at its end.
 *
 * @see Post, "A Call for Clarity in Reporting BLEU Scores", WMT 2018.
 */
export const TOKENIZERS = {
  "13a": (text) => separate(unescaped(text), western(), "blank"),
  intl: (text) => separate(text, international(), "bare"),
  zh: (text) => separate(trimBoth(text), chinese(), "bare"),
  char: charactersOf,
  none: splitWords,
} as const satisfies Record<string, Tokenize>;

export type TokenizerName = keyof typeof TOKENIZERS;

/** Line ends and the marks of SGML files, as mteval-v13a undoes them before it cuts. */
function unescaped(text: string): string {
  let plain = text;
  if (plain.includes("<skipped>")) plain = plain.replaceAll("<skipped>", "");
  if (plain.includes("\n")) plain = plain.replaceAll("-\n", "").replaceAll("\n", " ");
  return plain.includes("&") ? withoutEntities(plain) : plain;
}

/** One after the other: "&amp;lt;" becomes "<". */
export function withoutEntities(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

function charactersOf(text: string): string[] {
  const characters: string[] = [];
  for (const character of text) if (!isBlank(character.charCodeAt(0))) characters.push(character);
  return characters;
}
