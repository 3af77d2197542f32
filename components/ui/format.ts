const THIN_SPACE = "\u2009";
const MINUS = "−";

/** What stands where a number would, when there is none. A missing value is never shown as 0. */
export const NOT_MEASURED = "not measured";

/**
 * A number with thin spaces between thousands and a real minus: `1 200`, `−0.5`.
 * @param digits decimals; without it, as many as the number has, at most 3.
 */
export function formatNumber(value: number | null | undefined, digits?: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_MEASURED;
  const plain = numberFormat(digits).format(value);
  return plain.replaceAll(",", THIN_SPACE).replace("-", MINUS);
}

// Making a formatter costs a hundred times what using it does, and a page writes hundreds of numbers and instants.
const numberFormat = remembered(
  (digits: number | undefined) =>
    new Intl.NumberFormat("en-US", {
      minimumFractionDigits: digits ?? 0,
      maximumFractionDigits: digits ?? 3,
      signDisplay: "negative",
    }),
);

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** A change, always with its sign: `+0.055`, `−0.01`, `±0`. */
export function formatDelta(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_MEASURED;
  const text = formatNumber(Math.abs(value), digits);
  if (Number(Math.abs(value).toFixed(digits)) === 0) return "±0";
  return `${value > 0 ? "+" : MINUS}${text}`;
}

/** Decimals that keep three meaningful figures of a score: 3 below 10, 1 below 1 000, else none. */
export function scoreDigits(value: number): number {
  const size = Math.abs(value);
  return size < 10 ? 3 : size < 1_000 ? 1 : 0;
}

/** A score and half its 95 % interval, which is rounded like the score: `0.912 ± 0.014`. */
export function formatScore(value: number | null | undefined, halfWidth?: number | null, digits?: number): string {
  if (value === null || value === undefined) return NOT_MEASURED;
  const decimals = digits ?? scoreDigits(value);
  const score = formatNumber(value, decimals);
  return halfWidth === null || halfWidth === undefined ? score : `${score} ± ${formatNumber(halfWidth, decimals)}`;
}

/** A share as per cent: `12.5 %`. */
export function formatPercent(share: number | null | undefined, digits = 1): string {
  return share === null || share === undefined ? NOT_MEASURED : `${formatNumber(share * 100, digits)} %`;
}

/** A length of time in its two largest units: `840 ms`, `1.42 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`. */
export function formatDuration(durationMs: number | null | undefined): string {
  if (durationMs === null || durationMs === undefined || !Number.isFinite(durationMs)) return NOT_MEASURED;
  if (durationMs < 0) return MINUS + formatDuration(-durationMs);
  if (durationMs < 999.5) return `${formatNumber(durationMs, durationMs < 10 ? 1 : 0)} ms`;
  if (durationMs < 59_950) return `${formatNumber(durationMs / 1_000, durationMs < 9_995 ? 2 : 1)} s`;
  const seconds = Math.round(durationMs / 1_000);
  if (seconds < 3_600) return twoUnits(seconds, 60, "min", 1, "s");
  if (seconds < 86_400) return twoUnits(seconds, 3_600, "h", 60, "min");
  return twoUnits(seconds, 86_400, "d", 3_600, "h");
}

function twoUnits(seconds: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const whole = Math.floor(seconds / large);
  const rest = Math.floor((seconds % large) / small);
  const head = `${formatNumber(whole)} ${largeUnit}`;
  return rest === 0 ? head : `${head} ${rest} ${smallUnit}`;
}

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** A size in decimal units: `512 B`, `1.2 MB`. */
export function formatBytes(sizeBytes: number | null | undefined): string {
  if (sizeBytes === null || sizeBytes === undefined) return NOT_MEASURED;
  let size = sizeBytes;
  let unit = 0;
  while (Math.abs(size) >= 999.5 && unit < BYTE_UNITS.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${formatNumber(size, unit === 0 || Math.abs(size) >= 99.95 ? 0 : 1)} ${BYTE_UNITS[unit]}`;
}

/** Money, the currency's code after the number: `1 204.50 USD`; below a cent as many digits as it takes to see something. */
export function formatMoney(amount: number | null | undefined, currency = "USD"): string {
  if (amount === null || amount === undefined) return NOT_MEASURED;
  const digits = amount !== 0 && Math.abs(amount) < 0.01 ? 5 : 2;
  return `${formatNumber(amount, digits)} ${currency}`;
}

/** Large counts for axes and tiles: `950`, `1.2 k`, `3.4 M`. */
export function formatCompact(value: number | null | undefined): string {
  if (value === null || value === undefined) return NOT_MEASURED;
  const size = Math.abs(value);
  if (size < 1_000) return formatNumber(value);
  if (size < 999_950) return `${formatNumber(value / 1_000, size < 99_950 ? 1 : 0)} k`.replace(".0 ", " ");
  if (size < 999_950_000) return `${formatNumber(value / 1e6, 1)} M`.replace(".0 ", " ");
  return `${formatNumber(value / 1e9, 1)} G`.replace(".0 ", " ");
}

/** `23 Nov 2026`, in UTC. */
export function formatDay(at: Date | string): string {
  return DAY.format(new Date(at));
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** `23 Nov 2026, 14:05 UTC`; in another zone that zone's name stands at the end. */
export function formatInstant(at: Date | string, timeZone = "UTC"): string {
  return instantFormat(timeZone).format(new Date(at));
}

const instantFormat = remembered(
  (timeZone: string) =>
    new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
      timeZone,
    }),
);

/** `1 item`, `1 200 items`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
