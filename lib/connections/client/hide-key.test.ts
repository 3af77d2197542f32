import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideKey } from "#lib/connections/client/hide-key.ts";
import { SecretText } from "#lib/platform/secret-text.ts";

describe("hiding a key", () => {
  it.each([
    ["nothing here", "nothing here"],
    ["key sk-abcdefghijklmnop!", "key [key]!"],
    ["sk-abcdefghijklmnopsk-abcdefghijklmnop", "[key][key]"],
    ["begins sk-abcdefgh…", "begins [key]…"],
    ["ends …ijklmnop", "ends …[key]"],
    ["masked sk-ab***mnop", "masked sk-ab***mnop"],
  ])("%s", (text, shown) => {
    expect(hideKey(text, new SecretText("sk-abcdefghijklmnop"))).toBe(shown);
  });

  it("hides a short key whole, and nothing where there is none", () => {
    expect(hideKey("the key EMPTY is wrong", new SecretText("EMPTY"))).toBe("the key [key] is wrong");
    expect(hideKey("text", null)).toBe("text");
    expect(hideKey("text", new SecretText(""))).toBe("text");
  });

  it("leaves no eight characters of it in a row, wherever it stands", () => {
    const key = fc.string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(...'abcdef0123_-"\\+/=%'.split("")) });
    fc.assert(
      fc.property(key, fc.string(), fc.string(), fc.nat(), (secret, before, after, from) => {
        const piece = secret.slice(Math.min(from, secret.length - 8));
        const shown = hideKey(before + piece + after, new SecretText(secret)).replaceAll("[key]", "\n");
        for (let at = 0; at + 8 <= secret.length; at += 1) expect(shown).not.toContain(secret.slice(at, at + 8));
      }),
    );
  });
});
