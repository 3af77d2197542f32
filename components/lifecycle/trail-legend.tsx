import { MARKER_LABELS, Marker } from "#components/lifecycle/marker.tsx";
import type { MarkerState } from "#lib/lifecycle/trail.ts";

const ORDER: readonly MarkerState[] = ["passed", "active", "in-review", "stale", "waived", "closed", "planned"];

/** What the shapes of the trail mean. */
export function TrailLegend() {
  return (
    <ul aria-label="Markers" className="flex flex-wrap gap-x-5 gap-y-2 text-xs text-muted">
      {ORDER.map((state) => (
        <li key={state} className="flex items-center gap-2">
          <Marker state={state} className="size-4" />
          {MARKER_LABELS[state]}
        </li>
      ))}
    </ul>
  );
}
