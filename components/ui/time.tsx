"use client";

import { useSyncExternalStore } from "react";
import { formatDay, formatInstant } from "#components/ui/format.ts";

const never = () => () => undefined;

/**
 * An instant. The server writes it in UTC; in the browser it becomes the reader's own time, with its zone named, and
 * UTC stays one hover away. `day` leaves the time of day out and keeps the UTC date, e.g. for a due date.
 */
export function Time({ at, day }: { at: string | Date; day?: boolean }) {
  const instant = new Date(at);
  const utc = day ? formatDay(instant) : formatInstant(instant);
  const shown = useSyncExternalStore(
    never,
    () => (day ? utc : formatInstant(instant, Intl.DateTimeFormat().resolvedOptions().timeZone)),
    () => utc,
  );
  return (
    <time dateTime={instant.toISOString()} title={day ? undefined : utc} className="whitespace-nowrap">
      {shown}
    </time>
  );
}
