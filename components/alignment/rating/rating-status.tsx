import { paceOf } from "#components/alignment/rating/pace.ts";
import type { Link } from "#components/alignment/rating/rating-session.ts";
import { formatCount, formatDuration, formatNumber } from "#components/ui/format.ts";

type RatingStatusProps = {
  judged: number;
  left: number;
  answeredAt: readonly number[];
  unsent: number;
  link: Link;
};

/** How far one is and how fast, and whether everything has reached the server. */
export function RatingStatus({ judged, left, answeredAt, unsent, link }: RatingStatusProps) {
  const pace = paceOf(answeredAt);
  const share = judged + left > 0 ? judged / (judged + left) : 1;
  return (
    <div className="mb-3">
      <div
        role="progressbar"
        aria-label="Your tasks"
        aria-valuenow={judged}
        aria-valuemin={0}
        aria-valuemax={judged + left}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
      <p className="mt-1.5 flex flex-wrap gap-x-3 text-sm text-muted tabular-nums">
        <span>
          {formatNumber(judged)} judged, {formatNumber(left)} left
        </span>
        {pace !== null && (
          <>
            <span>{formatNumber(Math.round(3_600_000 / pace))} an hour</span>
            {left > 0 && <span>about {formatDuration(pace * left)} to go</span>}
          </>
        )}
        <span role="status" className={link === "connected" ? "ml-auto" : "ml-auto text-amber"}>
          {linkText(link, unsent)}
        </span>
      </p>
    </div>
  );
}

function linkText(link: Link, unsent: number): string {
  const kept = formatCount(unsent, "judgement");
  if (link === "signed-out")
    return `Your session has ended${unsent > 0 ? `; ${kept} are kept here` : ""}. Sign in again in another tab.`;
  if (link === "away")
    return unsent > 0
      ? `No connection: ${kept} kept in this browser, sent when it is back.`
      : "No connection: trying again.";
  if (link === "closed" && unsent > 0) return `${kept} kept in this browser.`;
  return unsent > 0 ? `Sending ${kept}…` : "Everything is saved";
}
