import Link from "next/link";
import { MARKER_LABELS, Marker } from "#components/lifecycle/marker.tsx";
import { TrailScroll } from "#components/lifecycle/trail-scroll.tsx";
import { type Phase, phaseOf } from "#lib/lifecycle/phases.ts";
import type { Trail } from "#lib/lifecycle/trail.ts";

/** The trail as the navigation of a project's pages; on a small screen only the current phase has its name. */
export function TrailNavigation({ trail, slug, current }: { trail: Trail; slug: string; current?: Phase }) {
  return (
    <nav aria-label="Phases" className="mb-4 rounded-lg border bg-surface print:hidden">
      <TrailScroll>
        <ol className="flex min-w-max items-center px-2 py-1.5 lg:px-3 lg:min-w-0">
          {trail.map((step) => (
            <li
              key={step.phase}
              className="flex items-center before:h-px before:w-2 before:shrink-0 before:bg-line lg:before:mx-1 not-first:grow first:before:hidden lg:before:w-auto lg:before:grow"
            >
              <Link
                href={`/projects/${slug}/${step.phase}`}
                prefetch={false}
                aria-current={step.phase === current ? "page" : undefined}
                className="group flex min-h-8 items-center gap-2 rounded-md px-1.5 text-sm lg:px-2 text-muted hover:text-ink aria-current:bg-sunken aria-current:font-semibold aria-current:text-ink"
              >
                <Marker state={step.state} />
                <span className="sr-only group-aria-current:not-sr-only xl:not-sr-only">
                  {phaseOf(step.phase).title}
                </span>
                <span className="sr-only">, {MARKER_LABELS[step.state]}</span>
              </Link>
            </li>
          ))}
        </ol>
      </TrailScroll>
    </nav>
  );
}
