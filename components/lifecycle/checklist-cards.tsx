import Link from "next/link";
import { SubjectBadge } from "#components/lifecycle/subject-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { SubjectSummary } from "#lib/gates/subject-state.ts";

/** The checklists of a phase, each with how far it is and who has signed. */
export function ChecklistCards({ checklists, slug }: { checklists: readonly SubjectSummary[]; slug: string }) {
  return (
    <Card title={checklists.length === 1 ? "Checklist" : "Checklists"} flush>
      {checklists.length === 0 ? (
        <p className="px-[var(--edge)] pb-4 text-muted">The policy in force asks for no checklist here.</p>
      ) : (
        <ul>
          {checklists.map((one) => (
            <li key={one.name} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t px-[var(--edge)] py-2.5">
              <Link href={`/projects/${slug}/${one.path}`} className="rounded-sm font-semibold hover:underline">
                {one.title}
              </Link>
              <SubjectBadge state={one.state} />
              <span className="ml-auto text-sm text-muted tabular-nums">{standOf(one)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function standOf({ progress, signatures }: SubjectSummary): string {
  const signed = `${signatures.given} of ${signatures.asked} signed`;
  if (!progress) return signed;
  const missing = progress.evidenceMissing > 0 ? `, ${progress.evidenceMissing} without evidence` : "";
  return `${progress.answered} of ${progress.total} answered${missing} · ${signed}`;
}
