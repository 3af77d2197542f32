import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type Token =
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "sign"; readonly text: string };

// A name may hold quoted parts: params.`learning rate`, metrics."eval/loss".
const PATTERNS = [
  ["name", /[A-Za-z_](?:[\w/-]|\.(?=[\w`"])|`[^`]*`|(?<=\.)"[^"]*")*/y],
  ["number", /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y],
  ["string", /'[^']*'|"[^"]*"/y],
  ["sign", /<=|>=|!=|=|<|>|\(|\)|,/y],
] as const;

/** Splits a search expression; a refusal names the place that is no part of one. */
export function tokensOf(text: string): Outcome<readonly Token[], "bad-filter"> {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? "")) at += 1;
    if (at >= text.length) return accept(tokens);
    const found = PATTERNS.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at;
      const matched = pattern.exec(text)?.[0];
      return matched ? [{ kind, matched }] : [];
    })[0];
    if (!found)
      return refuse("bad-filter", `Invalid filter string: nothing can begin with '${text.slice(at, at + 20)}'.`);
    const { kind, matched } = found;
    tokens.push({ kind, text: kind === "string" ? matched.slice(1, -1) : matched });
    at += matched.length;
  }
}
