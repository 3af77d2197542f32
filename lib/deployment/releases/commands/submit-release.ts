import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findRelease } from "#lib/deployment/releases/commands/find-release.ts";
import { whyNotSubmit } from "#lib/deployment/releases/rules.ts";
import type { SubmitRelease, WithdrawRelease } from "#lib/deployment/releases/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Asks for approvals. From now on the release stays as it is; whoever submits it stands for it, and does not approve it. */
export function submitRelease(
  access: ProjectAccess<"release:update">,
  input: SubmitRelease,
): Promise<Outcome<{ readonly number: number }, "no-such-release" | "submitted" | "withdrawn" | "incomplete">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findRelease(tx, access.project.id, input.release);
    if (!found.ok) return found;
    const { id, number, version, digest, environment, authorIds, submittedAt, withdrawnAt } = found.value;
    if (withdrawnAt) return refuse("withdrawn", "This release was withdrawn. Draft a new one.");
    if (submittedAt) return refuse("submitted", "This release was submitted already.");
    const lack = whyNotSubmit(found.value);
    if (lack) return refuse("incomplete", lack.message, lack.field);
    const author = authorOf(access.actor);
    const previous = await tx.release.findFirst({
      where: { environmentId: environment.id, number: { lt: number }, submittedAt: { not: null }, withdrawnAt: null },
      orderBy: { number: "desc" },
      select: { id: true },
    });
    await tx.release.update({
      where: { id },
      data: {
        submittedAt: at,
        submittedName: displayName(access.actor),
        previousId: previous?.id ?? null,
        authorIds: [...new Set([...authorIds, ...(author ? [author] : [])])],
      },
      select: { id: true },
    });
    record(
      { type: "release.submitted", payload: { release: number, version, environment: environment.key, digest } },
      "deployment",
    );
    return accept({ number });
  });
}

/** Takes a release back, for good. What ran already stays on record; tokens that are out are refused when they are redeemed. */
export function withdrawRelease(
  access: ProjectAccess<"release:update">,
  input: WithdrawRelease,
): Promise<Outcome<{ readonly number: number }, "no-such-release" | "withdrawn">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findRelease(tx, access.project.id, input.release);
    if (!found.ok) return found;
    const { id, number, version, environment, withdrawnAt } = found.value;
    if (withdrawnAt) return refuse("withdrawn", "This release was withdrawn already.");
    const { reason } = input;
    await tx.release.update({
      where: { id },
      data: { withdrawnAt: at, withdrawnName: displayName(access.actor), withdrawReason: reason },
      select: { id: true },
    });
    record(
      { type: "release.withdrawn", payload: { release: number, version, environment: environment.key, reason } },
      "deployment",
    );
    return accept({ number });
  });
}
