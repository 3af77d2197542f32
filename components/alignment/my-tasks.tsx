import Link from "next/link";
import { CampaignBadge } from "#components/alignment/campaign-badge.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { formatNumber } from "#components/ui/format.ts";
import type { MyCampaign } from "#lib/alignment/queries/list-my-tasks.ts";
import { CAMPAIGN_KINDS } from "#lib/alignment/vocabulary.ts";

/** The campaigns somebody rates in, each with how far they are and the way in. */
export function MyTasks({ campaigns }: { campaigns: readonly MyCampaign[] }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
      {campaigns.map(({ slug, project, number, title, kind, state, judged, left }) => (
        <li key={`${slug} ${number}`} className="flex flex-col rounded-lg border bg-surface px-4 py-3.5">
          <div className="flex items-start justify-between gap-3">
            <h2 className="font-semibold">{title}</h2>
            <CampaignBadge state={state} />
          </div>
          <p className="text-sm text-muted">
            {project} · {CAMPAIGN_KINDS[kind].label}
          </p>
          <p className="mt-3 mb-3 tabular-nums">
            {formatNumber(judged)} judged{state === "open" && `, ${formatNumber(left)} left at most`}
          </p>
          {state === "open" && (
            <Link
              href={`/tasks/${slug}/${number}`}
              className={buttonClass(left > 0 ? "primary" : "secondary", "medium", "mt-auto")}
            >
              {judged > 0 ? "Go on rating" : "Begin rating"}
              <span className="sr-only"> in {title}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
