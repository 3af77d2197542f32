import { formatBytes, formatDuration, formatMoney, formatNumber } from "#components/ui/format.ts";
import { QUANTITIES, type Quantity } from "#lib/deployment/optimisations/vocabulary.ts";

/** A value of a quantity in the unit that suits its size: "14.5 GB", "840 ms". */
export function quantityText(quantity: Quantity, value: number | null): string {
  switch (QUANTITIES[quantity].unit) {
    case "B":
      return formatBytes(value);
    case "ms":
      return formatDuration(value);
    case "USD":
      return formatMoney(value);
    default:
      return value === null ? formatNumber(null) : `${formatNumber(value, value < 100 ? 1 : 0)} tokens/s`;
  }
}

/** How much less or more it takes than before: "−71 %". */
export function changeText(before: number | null, after: number | null): string {
  if (before === null || after === null || before === 0) return "—";
  const share = (after / before - 1) * 100;
  const text = formatNumber(Math.abs(share), Math.abs(share) < 10 ? 1 : 0);
  return Number(text) === 0 ? "±0 %" : `${share < 0 ? "−" : "+"}${text} %`;
}
