import { describe, expect, it } from "vitest";
import { TOKENIZERS } from "#lib/statistics/text/tokens/tokenizers.ts";

describe("tokenisers", () => {
  it.each([
    ["13a", "Hello, world.", "Hello , world ."],
    ["13a", "1,000.5 and .5, 5-3 a-b", "1,000.5 and . 5 , 5 - 3 a-b"],
    ["13a", "a..5 a...5 5.", "a . .5 a . . . 5 5 ."],
    ["13a", "&amp;lt; it's -\nnew", "< it's new"],
    ["13a", "x<skipped>y\u00a0z", "xy z"],
    ["intl", "1,000.5€ “ja” 5.", "1,000.5 € “ ja ” 5."],
    ["intl", "a😀b ½, x²!", "a 😀 b ½ , x²!"],
    ["zh", "我喜欢GPT-4。5.", "我 喜 欢 GPT-4 。 5."],
    ["zh", "a…b €5", "a … b € 5"],
    ["char", "a 😀\u3000é", "a 😀 é"],
    ["none", " a\u0085b\ufeff c ", "a b\ufeff c"],
  ] as const)("%s cuts %j into %j", (name, text, tokens) => {
    expect(TOKENIZERS[name](text).join(" ")).toBe(tokens);
  });
});
