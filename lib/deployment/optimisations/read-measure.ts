import { QUANTITIES, type Quantity } from "#lib/deployment/optimisations/vocabulary.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** How much of a quantity's unit one of each is; compared without regard to case where that cannot be mistaken. */
const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  B: {
    ...{ b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 },
    ...{ kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40 },
  },
  ms: { ms: 1, s: 1_000, min: 60_000 },
  "tokens/s": { "tokens/s": 1, "tok/s": 1 },
  USD: { usd: 1, $: 1, ct: 0.01 },
};

/**
 * Reads what somebody typed: "14.5 GB", "840 ms", "1.2 s", "0.0004", with a comma or a point for the decimals.
 *
 * @returns in the quantity's own unit.
 */
export function readMeasure(quantity: Quantity, text: string): Outcome<number, "not-a-measure"> {
  const { unit } = QUANTITIES[quantity];
  const [, digits = "", named = ""] = /^\$?\s*([\d\s\u2009.,]+?)\s*([a-z$/]*)$/i.exec(text.trim()) ?? [];
  const plain = digits.replaceAll(/[\s\u2009]/g, "");
  const number = Number(/^\d+,\d+$/.test(plain) ? plain.replace(",", ".") : plain);
  const factor = named === "" ? 1 : UNITS[unit]?.[named.toLowerCase()];
  if (plain === "" || !Number.isFinite(number) || factor === undefined || number <= 0)
    return refuse("not-a-measure", `Write a number above 0, such as ${EXAMPLES[unit] ?? "1"}.`);
  return accept(number * factor);
}

const EXAMPLES: Readonly<Record<string, string>> = {
  B: "14.5 GB or 15569256448",
  ms: "840 ms or 1.2 s",
  "tokens/s": "42",
  USD: "0.0004",
};
