import { setClock } from "#lib/platform/clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The past as the demo tells it: instants are days before the day it is made on, and every command sees them as now. */
export class Timeline {
  readonly #today: number;
  readonly #end: number;
  #at = 0;

  /** @param end when the demo is made; nothing in it happens later. */
  constructor(end: Date) {
    this.#end = end.getTime();
    this.#today = Math.floor(this.#end / DAY_MS) * DAY_MS;
  }

  get now(): Date {
    return new Date(this.#at);
  }

  /**
   * The day so many days ago, or from now when negative, as an ISO day; of a weekend the Friday before it, since nobody
   * here works on Sundays.
   */
  day(daysAgo: number): string {
    const day = new Date(this.#today - daysAgo * DAY_MS);
    const pastFriday = { 6: 1, 0: 2 }[day.getUTCDay()] ?? 0;
    return new Date(day.getTime() - pastFriday * DAY_MS).toISOString().slice(0, 10);
  }

  /** Goes to a time of a day in UTC. */
  goTo(daysAgo: number, time: string): void {
    this.#set(Date.parse(`${this.day(daysAgo)}T${time}:00Z`));
  }

  /** Goes to when the demo is made. */
  goToEnd(): void {
    this.#set(this.#end);
  }

  pass(minutes: number): void {
    this.#set(this.#at + minutes * MINUTE_MS);
  }

  /** Begins a story of its own, which may start before another one ended. */
  rewind(): void {
    this.#at = 0;
  }

  /** Back to the present. */
  finish(): void {
    setClock(undefined);
  }

  // Time only moves on, or an entry of the ledger would be older than the one before it.
  #set(instant: number): void {
    this.#at = Math.min(Math.max(instant, this.#at + MINUTE_MS), this.#end);
    setClock(new Date(this.#at));
  }
}
