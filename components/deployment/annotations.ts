import type { ChartAnnotation } from "#components/charts/chart-model.ts";
import type { DeploymentView } from "#lib/deployment/releases/queries/list-deployments.ts";

/** What charts over time write at the instants at which releases went out; those that failed are left out. */
export function annotationsOf(
  deployments: readonly Pick<DeploymentView, "kind" | "environment" | "release" | "startedAt" | "outcome">[],
): ChartAnnotation[] {
  return deployments
    .filter(({ outcome }) => outcome?.result !== "failed")
    .map(({ kind, environment, release, startedAt }) => ({
      x: startedAt.getTime(),
      label: `${kind === "rollback" ? "back to " : ""}${release.version} → ${environment.key}`,
    }));
}
