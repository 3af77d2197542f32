import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { storedEnvironments } from "#lib/deployment/environments/load-environments.ts";
import { findRelease } from "#lib/deployment/releases/commands/find-release.ts";
import type { RecordRehearsal } from "#lib/deployment/releases/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { keepFile } from "#lib/lifecycle/commands/keep-file.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Writes down that going back was tried: where, from what to what, how long it took, and the log of it. */
export async function recordRehearsal(
  access: ProjectAccess<"release:update">,
  input: RecordRehearsal,
): Promise<
  Outcome<
    { readonly number: number },
    "person-needed" | "no-such-environment" | "no-such-release" | "same-release" | "in-the-future"
  >
> {
  const content = input.file ? new Uint8Array(await input.file.arrayBuffer()) : null;
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const author = authorOf(access.actor);
    if (!author) return refuse("person-needed", "A rehearsal is recorded by a person.");
    if (input.rehearsedAt > at)
      return refuse("in-the-future", "This is yet to come. Record a rehearsal when it is over.", "rehearsedAt");
    const environments = await storedEnvironments(tx, projectId, at);
    const environment = environments.find(({ key }) => key === input.environment);
    if (!environment)
      return refuse("no-such-environment", `There is no environment ${input.environment}.`, "environment");
    const from = await findRelease(tx, projectId, input.from, "from");
    if (!from.ok) return from;
    const to = input.to === null ? null : await findRelease(tx, projectId, input.to, "to");
    if (to && !to.ok) return to;
    if (to?.value.id === from.value.id)
      return refuse("same-release", "Going back leads to another release than the one it starts from.", "to");
    const attachment =
      input.file && content ? await keepFile(tx, { projectId, author, at }, input.file, content) : null;
    const last = await tx.rollbackRehearsal.findFirst({
      where: { projectId },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    const number = (last?.number ?? 0) + 1;
    const { rehearsedAt, durationSeconds, outcome, note, url } = input;
    await tx.rollbackRehearsal.create({
      data: {
        ...{ projectId, number, rehearsedAt, durationSeconds, outcome, note },
        environmentId: environment.id,
        fromId: from.value.id,
        toId: to?.value.id ?? null,
        url: url || null,
        attachmentId: attachment?.id ?? null,
        sha256: attachment?.sha256 ?? null,
        recordedById: author,
        recordedByName: displayName(access.actor),
        recordedAt: at,
      },
      select: { id: true },
    });
    record(
      {
        type: "rollback.rehearsed",
        payload: {
          ...{ rehearsal: number, environment: environment.key, outcome, durationSeconds },
          from: from.value.number,
          to: to?.value.number ?? null,
        },
      },
      "deployment",
    );
    return accept({ number });
  });
}
