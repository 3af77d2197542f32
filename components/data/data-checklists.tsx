import Link from "next/link";
import { SubjectBadge } from "#components/lifecycle/subject-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { SubjectSummary } from "#lib/gates/subject-state.ts";

type DataChecklistsProps = { slug: string; checklists: readonly SubjectSummary[] };

/** The checklists that the policy of the phase asks for; each is answered and signed on a page of its own. */
export function DataChecklists({ slug, checklists }: DataChecklistsProps) {
  if (checklists.length === 0) return null;
  return (
    <Card title="Checklists" note="answered by the team, signed by reviewers" id="checklists" flush className="mt-4">
      <ul className="divide-y">
        {checklists.map(({ name, title, path, state, progress, signatures }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-[var(--edge)] py-2">
            <Link href={`/projects/${slug}/${path}`} className="grow basis-48 rounded-sm font-[550] hover:underline">
              {title}
            </Link>
            {progress && (
              <span className="text-sm text-muted tabular-nums">
                {progress.answered} of {progress.total} answered
              </span>
            )}
            <span className="text-sm text-muted tabular-nums">
              {signatures.given} of {signatures.asked} signed
            </span>
            <SubjectBadge state={state} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
