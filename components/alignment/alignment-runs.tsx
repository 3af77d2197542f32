import Link from "next/link";
import { LiveCurves } from "#components/training/live-curves.tsx";
import { StatusBadge } from "#components/training/run-badges.tsx";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import { getAlignmentCurves } from "#lib/alignment/queries/list-alignment-runs.ts";
import { RUN_STATUSES } from "#lib/training/vocabulary.ts";

/** How reward and distance from the starting model went in the trainings of this phase. */
export async function AlignmentRuns({ access }: { access: ProjectAccess<"project:read"> }) {
  const curves = await getAlignmentCurves(access);
  const { slug } = access.project;
  const numbers = curves.runs.map(({ number }) => number).join();
  const keys = encodeURIComponent(curves.keys.join("\n"));
  return (
    <Card title="Reward and distance" note="as trainings logged them" id="runs" className="mb-4">
      {curves.runs.length === 0 ? (
        <p className="max-w-prose text-pretty text-muted">
          Trainings that log rewards, as TRL's do, are drawn here as soon as they log to{" "}
          <TextLink href={`/projects/${slug}/training#runs`}>Training</TextLink>. The tag{" "}
          <code>cairn.phase=alignment</code> brings any other run here.
        </p>
      ) : (
        <>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {curves.runs.map(({ number, name, status }) => (
              <li key={number} className="flex items-center gap-2">
                <Link
                  href={`/projects/${slug}/training/runs/${number}`}
                  className="rounded-sm font-[550] hover:underline"
                >
                  Run {number}, {name}
                </Link>
                {status in RUN_STATUSES && <StatusBadge status={status as keyof typeof RUN_STATUSES} />}
              </li>
            ))}
          </ul>
          <LiveCurves
            path={`/api/v1/projects/${slug}/runs/curves?runs=${numbers}&keys=${keys}`}
            initial={curves}
            search=""
          />
        </>
      )}
    </Card>
  );
}
