import { displayName, type ProjectAccess } from "#lib/access/access.ts";
import type { ReportOutcome } from "#lib/deployment/tokens/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Says how a deployment ended, once. The same said again changes nothing; the contrary is refused. */
export function reportOutcome(
  access: ProjectAccess<"deployment:request">,
  number: number,
  { result, note }: ReportOutcome,
): Promise<Outcome<{ readonly deployment: number; readonly result: ReportOutcome["result"] }, "ended-otherwise">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await tx.deployment.findUnique({
      where: { projectId_number: { projectId: access.project.id, number } },
      select: {
        id: true,
        outcome: { select: { result: true } },
        environment: { select: { key: true } },
        release: { select: { number: true, version: true } },
      },
    });
    if (!found) throw new NotFound();
    const { id, outcome, environment, release } = found;
    if (outcome && outcome.result !== result)
      return refuse("ended-otherwise", `Deployment ${number} was reported ${outcome.result} before.`, "result");
    if (outcome) return accept({ deployment: number, result });
    await tx.deploymentOutcome.create({
      data: { deploymentId: id, result, note, byName: displayName(access.actor), at },
      select: { deploymentId: true },
    });
    record(
      {
        type: "deployment.ended",
        payload: {
          ...{ deployment: number, result, environment: environment.key },
          release: release.number,
          version: release.version,
        },
      },
      "deployment",
    );
    return accept({ deployment: number, result });
  });
}
