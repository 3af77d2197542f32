const QUANTITY = /^(\d+(?:\.\d+)?)\s*([kmbgt]?)$/i;
const UNITS: Record<string, number> = { "": 1, k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 };

/** "7.24B", "110M", "1.4T" or a plain number, as people write parameters and tokens; null for anything else. */
export function readQuantity(text: string): number | null {
  const [, digits, unit = ""] = QUANTITY.exec(text.trim()) ?? [];
  const value = Math.round(Number(digits) * (UNITS[unit.toLowerCase()] ?? Number.NaN));
  return value > 0 && value <= 1e18 ? value : null;
}
