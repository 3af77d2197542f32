import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { storedEnvironments } from "#lib/deployment/environments/load-environments.ts";
import { findMadeOf, type MadeOfRefusal } from "#lib/deployment/releases/commands/find-made-of.ts";
import { findRelease } from "#lib/deployment/releases/commands/find-release.ts";
import { isSubmitted, promptName, type ReleaseRow } from "#lib/deployment/releases/record.ts";
import type { DraftRelease, EditRelease } from "#lib/deployment/releases/schema.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type ContentRefusal = MadeOfRefusal | "no-such-environment";

/** Writes a release down. Nobody is asked for anything until it is submitted. */
export function draftRelease(
  access: ProjectAccess<"release:update">,
  input: DraftRelease,
): Promise<Outcome<{ readonly number: number }, ContentRefusal>> {
  return changeProject(access, async (change) => {
    const { tx, at, record } = change;
    const columns = await columnsOf(change, access.project.id, input);
    if (!columns.ok) return columns;
    const author = authorOf(access.actor);
    const number = await nextReleaseNumber(tx, access.project.id);
    await tx.release.create({
      data: {
        ...columns.value,
        projectId: access.project.id,
        number,
        authorIds: author ? [author] : [],
        createdById: author,
        createdByName: displayName(access.actor),
        createdAt: at,
      },
      select: { id: true },
    });
    const { version, environment, digest } = input;
    record({ type: "release.drafted", payload: { release: number, version, environment, digest } }, "deployment");
    return accept({ number });
  });
}

/** Changes a draft. Whoever wrote any of it is an author, and approves it as little as the first. */
export function editRelease(
  access: ProjectAccess<"release:update">,
  { release: number, revision, ...input }: EditRelease,
): Promise<Outcome<{ readonly number: number }, ContentRefusal | "no-such-release" | "submitted" | "changed">> {
  return changeProject(access, async (change) => {
    const { tx, record } = change;
    const projectId = access.project.id;
    const found = await findRelease(tx, projectId, number);
    if (!found.ok) return found;
    if (isSubmitted(found.value) || found.value.withdrawnAt)
      return refuse("submitted", "A release that was submitted does not change. Draft a new one to correct it.");
    const columns = await columnsOf(change, projectId, input);
    if (!columns.ok) return columns;
    const author = authorOf(access.actor);
    const authorIds = [...new Set([...found.value.authorIds, ...(author ? [author] : [])])];
    const { count } = await tx.release.updateMany({
      where: { id: found.value.id, revision },
      data: { ...columns.value, authorIds, revision: { increment: 1 } },
    });
    if (count === 0)
      return refuse(
        "changed",
        "Somebody saved this draft meanwhile. Nothing was written: reload the page, then edit again.",
      );
    const { version, environment, digest } = input;
    const fields = changedFields(found.value, input);
    record(
      { type: "release.edited", payload: { release: number, version, environment, digest, fields } },
      "deployment",
    );
    return accept({ number });
  });
}

async function columnsOf({ tx, at }: Change, projectId: string, input: DraftRelease) {
  const environments = await storedEnvironments(tx, projectId, at);
  const environment = environments.find(({ key }) => key === input.environment);
  if (!environment)
    return refuse("no-such-environment", `There is no environment ${input.environment}.`, "environment");
  const madeOf = await findMadeOf(tx, projectId, input);
  if (!madeOf.ok) return madeOf;
  const { version, digest, kind, uri, sizeBytes, changeLog } = input;
  return accept({
    ...{ version, digest, kind, uri, changeLog, madeOf: input.madeOf, ...madeOf.value },
    sizeBytes: sizeBytes === null ? null : BigInt(sizeBytes),
    environmentId: environment.id,
  });
}

async function nextReleaseNumber(tx: Tx, projectId: string): Promise<number> {
  const last = await tx.release.findFirst({
    where: { projectId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return (last?.number ?? 0) + 1;
}

function changedFields(before: ReleaseRow, after: DraftRelease): string[] {
  const pairs: [string, unknown, unknown][] = [
    ["environment", before.environment.key, after.environment],
    ["version", before.version, after.version],
    ["digest", before.digest, after.digest],
    ["kind", before.kind, after.kind],
    ["place", before.uri, after.uri],
    ["size", before.sizeBytes === null ? null : Number(before.sizeBytes), after.sizeBytes],
    ["change log", before.changeLog, after.changeLog],
    ["run", before.run?.number ?? null, after.run],
    ["decision", before.decision?.version ?? null, after.decision],
    ["evaluation", before.evaluation?.number ?? null, after.evaluation],
    ["prompt", before.promptVersion && promptName(before.promptVersion), after.prompt],
    ["optimisation", before.optimisation?.number ?? null, after.optimisation],
    ["made of", before.madeOf, after.madeOf],
  ];
  return pairs.flatMap(([label, was, is]) => (was === is ? [] : [label]));
}
