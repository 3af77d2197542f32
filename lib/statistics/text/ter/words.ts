import { splitWords, trimEnd } from "#lib/statistics/text/blanks.ts";
import { western } from "#lib/statistics/text/tokens/classes.ts";
import { separate } from "#lib/statistics/text/tokens/separate.ts";
import { withoutEntities } from "#lib/statistics/text/tokens/tokenizers.ts";

export type TercomOptions = {
  /** Undoes SGML and sets punctuation apart. */
  readonly normalized: boolean;
  readonly noPunct: boolean;
  /** Cuts Chinese and Japanese into characters when normalised, and knows their punctuation. */
  readonly asianSupport: boolean;
  readonly caseSensitive: boolean;
};

/** Sentence ends and brackets only. */
const PUNCTUATION = /[.,?:;!"()]/g;
const ASIAN_PUNCTUATION = /[\u3001\u3002\u3008-\u3011\u3014-\u301f\uff61-\uff65\u30fb]/g;
const FULL_WIDTH_PUNCTUATION = /[\uff0e\uff0c\uff1f\uff1a\uff1b\uff01\uff02\uff08\uff09]/g;

/** CJK characters; to U+3F22 where Tercom means U+32FF, as sacreBLEU has it. Kana stay together. */
const ASIAN =
  /[\u4e00-\u9fff\u3400-\u4dbf\u31c0-\u31ef\u2e80-\u2eff\u3300-\u33ff\uf900-\ufaff\ufe30-\ufe4f\u3200-\u3f22]/g;

/** A possessive before a blank or a mark that is always set apart. */
const POSSESSIVE = /'s(?=[{-~[-` -&(-+:-@/]|$)/g;

/**
 * The words of a text as Tercom sees them, in sacreBLEU's version.
 *
 * @see Snover et al., Tercom, src/ter/core/Normalizer.java.
 */
export function tercomWords(text: string, options: TercomOptions): string[] {
  const trimmed = trimEnd(text);
  const cased = options.caseSensitive ? trimmed : trimmed.toLowerCase();
  const words = options.normalized ? normalizedWords(cased, options.asianSupport) : null;
  if (!options.noPunct) return words ?? splitWords(cased);
  return splitWords(withoutPunctuation(words ? words.join(" ") : cased, options.asianSupport));
}

/**
 * The words of a reference. sacreBLEU normalises references twice, which tells where once is not enough: "&amp;lt;", or a
 * possessive before a wide blank, which is a plain one the second time. Scores only compare when everyone does the same.
 */
export function referenceWords(text: string, options: TercomOptions): string[] {
  const words = tercomWords(text, options);
  return options.normalized ? tercomWords(words.join(" "), options) : words;
}

function normalizedWords(text: string, asianSupport: boolean): string[] {
  const joined = withoutEntities(text.replaceAll("\n-", "").replaceAll("\n", " "));
  let spaced = joined.replace(POSSESSIVE, " 's");
  if (asianSupport) {
    spaced = spaced.replace(ASIAN, " $& ").replace(ASIAN_PUNCTUATION, " $& ").replace(FULL_WIDTH_PUNCTUATION, " $& ");
  }
  return separate(spaced, western(), "blank");
}

function withoutPunctuation(text: string, asianSupport: boolean): string {
  const plain = text.replace(PUNCTUATION, "");
  return asianSupport ? plain.replace(ASIAN_PUNCTUATION, "").replace(FULL_WIDTH_PUNCTUATION, "") : plain;
}
