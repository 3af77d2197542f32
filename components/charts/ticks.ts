const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const TIME_STEPS_MS = [
  ...[1, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 3, 7, 14, 30, 90, 180, 365].map((count) => count * DAY_MS),
];

const NICE_STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round values that enclose [low, high], their step one of 1, 2, 2.5 or 5 times a power of ten.
 * @param wanted about how many steps; the answer has between half and twice as many.
 */
export function niceTicks(low: number, high: number, wanted = 4): number[] {
  const span = high > low ? high - low : Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / wanted));
  const step = (NICE_STEPS.find((nice) => nice * power >= span / wanted) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Powers of ten that enclose [low, high], with 2 and 5 times each where there are few. Both must be above zero. */
export function logTicks(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(high) - 1e-9));
  const every = Math.ceil((last - first) / 6);
  const steps = last - first <= 2 ? [1, 2, 5] : [1];
  const powers = Array.from({ length: Math.ceil((last - first) / every) }, (_, index) => first + index * every);
  const ticks = powers.flatMap((power) => steps.map((step) => Number((step * 10 ** power).toPrecision(12))));
  const all = [...ticks, Number((10 ** last).toPrecision(12))];
  // Of the fine ones, those that leave out nothing: the last below and the first above stay.
  const from = all.findLastIndex((tick) => tick <= low * (1 + 1e-9));
  const to = all.findIndex((tick) => tick >= high * (1 - 1e-9));
  return all.slice(Math.max(from, 0), to === -1 ? undefined : Math.max(to, from + 1) + 1);
}

/** How many decimals tell the ticks apart: 2 for 0.70, 0.75. */
export function tickDigits(ticks: readonly number[]): number {
  const fits = (digits: number) => ticks.every((tick) => Math.abs(tick - Number(tick.toFixed(digits))) < 1e-9);
  return [0, 1, 2, 3, 4, 5].find(fits) ?? 6;
}

/** Instants on round minutes, hours or days of UTC, within the range. */
export function timeTicks(from: number, to: number, wanted = 6): { value: number; label: string }[] {
  const step = TIME_STEPS_MS.find((candidate) => (to - from) / candidate <= wanted) ?? Math.ceil((to - from) / wanted);
  const ticks: { value: number; label: string }[] = [];
  for (let value = Math.ceil(from / step) * step; value <= to; value += step) {
    ticks.push({ value, label: timeLabel(value, step) });
  }
  return ticks.length > 0 ? ticks : [{ value: from, label: timeLabel(from, step) }];
}

function timeLabel(value: number, stepMs: number): string {
  return (stepMs < DAY_MS && value % DAY_MS !== 0 ? TIME : DAY).format(value);
}

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
