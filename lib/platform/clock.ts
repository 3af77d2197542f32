/** The one place that reads the time, so that a test can stand still. Rules never call it: `now` is their argument. */
let fixed: Date | undefined;

export function now(): Date {
  return fixed ? new Date(fixed) : new Date();
}

/** Stops the clock at an instant, or lets it run again. For tests and for writing a demo's history. */
export function setClock(instant: Date | undefined): void {
  fixed = instant;
}
