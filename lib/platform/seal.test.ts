import { inspect } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SecretText } from "#lib/platform/secret-text.ts";

const place = { table: "connection", column: "sealed_key", id: "1" };

/** The module as a process with these keys loads it. */
async function withKeys(current: string, previous = ""): Promise<typeof import("#lib/platform/seal.ts")> {
  vi.resetModules();
  for (const [name, value] of Object.entries({
    DATABASE_URL: "postgresql://nowhere/none",
    CAIRN_SESSION_SECRET: "s".repeat(32),
    CAIRN_LEDGER_KEY: "l".repeat(32),
    CAIRN_SEALING_KEY: current,
    CAIRN_SEALING_KEY_PREVIOUS: previous,
  })) {
    vi.stubEnv(name, value);
  }
  return import("#lib/platform/seal.ts");
}

const FIRST = "first-sealing-key-0123456789abcdef";
const SECOND = "second-sealing-key-0123456789abcde";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

describe("a sealed value", () => {
  it("opens where it was sealed, whatever it says", async () => {
    const { seal, unseal } = await withKeys(FIRST);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (plain) => {
        expect(unseal(seal(plain, place), place)).toBe(plain);
      }),
    );
  });

  it("never looks the same twice, and does not show what it holds", async () => {
    const { seal, currentSealPrefix } = await withKeys(FIRST);
    const [one, other] = [seal("secret-secret", place), seal("secret-secret", place)];
    expect(one).not.toBe(other);
    expect(one.startsWith(currentSealPrefix())).toBe(true);
    expect(one).not.toContain("secret");
  });

  it("does not open in another table, column or row", async () => {
    const { seal, unseal, SealBroken } = await withKeys(FIRST);
    const envelope = seal("secret", place);
    for (const other of [{ table: "x" }, { column: "x" }, { id: "2" }])
      expect(() => unseal(envelope, { ...place, ...other })).toThrow(SealBroken);
  });

  it("does not open when a single character was changed", async () => {
    const { seal, unseal, SealBroken } = await withKeys(FIRST);
    const envelope = seal("secret", place);
    for (let at = 0; at < envelope.length - 1; at += 1) {
      const changed = envelope.slice(0, at) + (envelope[at] === "A" ? "B" : "A") + envelope.slice(at + 1);
      expect(() => unseal(changed, place), changed).toThrow(SealBroken);
    }
    for (const nonsense of ["", "v1", "v1..", "v1.00000000.AAAA", envelope.slice(0, 30), `${envelope}.x`])
      expect(() => unseal(nonsense, place)).toThrow(SealBroken);
  });

  it("opens with the former key while the key is changed, and with none after it", async () => {
    const envelope = (await withKeys(FIRST)).seal("secret", place);
    const during = await withKeys(SECOND, FIRST);
    expect(during.unseal(envelope, place)).toBe("secret");
    expect(envelope.startsWith(during.currentSealPrefix())).toBe(false);
    const after = await withKeys(SECOND);
    expect(() => after.unseal(envelope, place)).toThrow("CAIRN_SEALING_KEY_PREVIOUS");
  });
});

describe("a secret in memory", () => {
  it("shows itself only when asked by name", () => {
    const secret = new SecretText("sk-very-secret-1234");
    const shown = [inspect({ secret }, { depth: 9, showHidden: true }), JSON.stringify({ secret }), `${secret}`].join();
    expect(shown).not.toContain("very");
    expect(Object.keys(secret)).toEqual([]);
    expect(secret.reveal()).toBe("sk-very-secret-1234");
  });

  it.each([
    ["sk-very-secret-1234", "1234"],
    ["1234567890123", "0123"],
    ["123456789012", null],
    ["", null],
  ])("hints at %s with %s", (text, hint) => {
    expect(new SecretText(text).hint).toBe(hint);
  });
});
