import { Badge } from "#components/ui/badge.tsx";
import { PRODUCTION } from "#lib/prompts/rules/labels.ts";

/** A label, with the version it points to where that is not plain from its place. */
export function LabelBadge({ label, version }: { label: string; version?: number }) {
  return (
    <Badge tone={label === PRODUCTION ? "good" : "neutral"}>
      {label}
      {version !== undefined && ` → v${version}`}
    </Badge>
  );
}
