import { displayName, type ProjectAccess } from "#lib/access/access.ts";
import { storedEnvironments } from "#lib/deployment/environments/load-environments.ts";
import { findRelease } from "#lib/deployment/releases/commands/find-release.ts";
import { ROLLBACK_ORDER_HOURS } from "#lib/deployment/releases/rules.ts";
import { runningRelease, wasDeployed } from "#lib/deployment/releases/running.ts";
import type { OrderRollback } from "#lib/deployment/releases/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/**
 * Orders an environment back to a release that ran there, and so was approved when it went out. In an emergency the gates
 * may be closed for the very reason to go back: a token is given for this digest, this once, whatever they say. A person
 * orders it, by name, with a reason, and the deployment is marked as a rollback for ever.
 */
export function orderRollback(
  access: ProjectAccess<"deployment:roll-back">,
  input: OrderRollback,
): Promise<
  Outcome<
    { readonly number: number; readonly release: number; readonly expiresAt: Date },
    "person-needed" | "no-such-environment" | "no-such-release" | "withdrawn" | "never-ran-there"
  >
> {
  return changeProject(access, async ({ tx, at, record }) => {
    const { actor, project } = access;
    if (actor.kind !== "person") return refuse("person-needed", "A rollback is ordered by a person.");
    const environments = await storedEnvironments(tx, project.id, at);
    const environment = environments.find(({ key }) => key === input.environment);
    if (!environment)
      return refuse("no-such-environment", `There is no environment ${input.environment}.`, "environment");
    const found = await findRelease(tx, project.id, input.release, "release");
    if (!found.ok) return found;
    const { id: toId, number: release, version, withdrawnAt } = found.value;
    if (withdrawnAt)
      return refuse("withdrawn", `Release ${release} was withdrawn, so there is no way back to it.`, "release");
    if (!(await wasDeployed(tx, environment.id, toId)))
      return refuse(
        "never-ran-there",
        `Release ${release} never ran in ${environment.name}. Only what was approved and ran there can be gone back to.`,
        "release",
      );
    const from = await runningRelease(tx, environment.id);
    const last = await tx.rollbackOrder.findFirst({
      where: { projectId: project.id },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    const number = (last?.number ?? 0) + 1;
    const { reason } = input;
    const expiresAt = new Date(at.getTime() + ROLLBACK_ORDER_HOURS * 3_600_000);
    await tx.rollbackOrder.create({
      data: {
        projectId: project.id,
        number,
        environmentId: environment.id,
        fromId: from?.id ?? null,
        toId,
        reason,
        orderedById: actor.userId,
        orderedByName: displayName(actor),
        orderedAt: at,
        expiresAt,
      },
      select: { id: true },
    });
    record(
      {
        type: "rollback.ordered",
        payload: {
          ...{ order: number, release, version, environment: environment.key, reason },
          from: from?.number ?? null,
          expiresAt: expiresAt.toISOString(),
        },
      },
      "deployment",
    );
    return accept({ number, release, expiresAt });
  });
}
