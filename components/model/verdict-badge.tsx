import { VERDICT_LABELS, VERDICT_TONES } from "#components/model/model-text.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { LicenceVerdict } from "#lib/model/licences/judge-licence.ts";

/** How a licence is judged, in two words. */
export function VerdictBadge({ verdict }: { verdict: LicenceVerdict | null }) {
  if (!verdict) return <Badge>not judged</Badge>;
  return <Badge tone={VERDICT_TONES[verdict.state]}>{VERDICT_LABELS[verdict.state]}</Badge>;
}
