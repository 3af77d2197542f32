import { formatDuration, formatNumber } from "#components/ui/format.ts";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Compute as papers write it: `3.15 × 10²³ FLOPs`. */
export function formatFlops(flops: number): string {
  const exponent = Math.floor(Math.log10(flops));
  const power = [...String(exponent)].map((digit) => SUPERSCRIPTS[Number(digit)] ?? digit).join("");
  return `${formatNumber(flops / 10 ** exponent, 2)} × 10${power} FLOPs`;
}

const HOUR_MS = 3_600_000;
const YEAR_HOURS = 8_766;

/** Hours in the two largest units, or in years where they are many. */
export function formatHours(hours: number): string {
  return hours >= YEAR_HOURS ? `${formatNumber(hours / YEAR_HOURS, 1)} years` : formatDuration(hours * HOUR_MS);
}

/** Energy in kWh, MWh or GWh. */
export function formatEnergy(kwh: number): string {
  if (kwh < 1_000) return `${formatNumber(kwh, 1)} kWh`;
  return kwh < 1_000_000 ? `${formatNumber(kwh / 1_000, 1)} MWh` : `${formatNumber(kwh / 1_000_000, 1)} GWh`;
}

/** Mass in kilograms or tonnes, of CO₂ equivalent. */
export function formatMass(kg: number): string {
  return kg < 1_000 ? `${formatNumber(kg, 1)} kg CO₂e` : `${formatNumber(kg / 1_000, 1)} t CO₂e`;
}
