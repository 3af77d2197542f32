"use client";

import Link from "next/link";
import { MARKER_LABELS, Marker } from "#components/lifecycle/marker.tsx";
import { phaseOf } from "#lib/lifecycle/phases.ts";
import type { Trail } from "#lib/lifecycle/trail.ts";

/**
 * Eight markers in a row of the portfolio, each a link to its phase; fifty rows of them must not fetch 400 pages ahead. In
 * the browser too, since the page then carries a row's states once instead of its four hundred elements twice.
 */
export function TrailRow({ trail, slug }: { trail: Trail; slug: string }) {
  return (
    <ol aria-label="Phases" className="-ml-0.75 flex items-center">
      {trail.map((step) => (
        <li key={step.phase} className="flex items-center before:h-px before:w-1.5 before:bg-line first:before:hidden">
          <Link
            href={`/projects/${slug}/${step.phase}`}
            prefetch={false}
            className="grid size-6 place-items-center rounded-full hover:bg-sunken"
          >
            <Marker state={step.state} label={labelOf(step)} className="size-4.5" />
          </Link>
        </li>
      ))}
    </ol>
  );
}

function labelOf({ phase, state, round }: Trail[number]): string {
  return `${phaseOf(phase).title}: ${MARKER_LABELS[state]}${round > 1 ? `, round ${round}` : ""}`;
}
