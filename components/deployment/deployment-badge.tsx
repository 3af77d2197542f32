import { Badge } from "#components/ui/badge.tsx";

type DeploymentBadgeProps = { result: "succeeded" | "failed" | null; kind: "deploy" | "rollback" };

/** How a deployment ended, and for ever that it was a rollback. */
export function DeploymentBadge({ result, kind }: DeploymentBadgeProps) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {result === "succeeded" && <Badge tone="good">succeeded</Badge>}
      {result === "failed" && <Badge tone="red">failed</Badge>}
      {result === null && <Badge tone="blue">begun</Badge>}
      {kind === "rollback" && (
        <Badge tone="amber" outlined>
          rollback
        </Badge>
      )}
    </span>
  );
}
