import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { approvalsOf } from "#lib/deployment/releases/approvals.ts";
import { promptName, RELEASE_COLUMNS, type ReleaseRow, releaseRecord } from "#lib/deployment/releases/record.ts";
import { type ReleaseState, releaseStateOf } from "#lib/deployment/releases/rules.ts";
import { db } from "#lib/platform/db.ts";

/** A fact of a release, beside the same of the release before it. */
export type ReleaseFact = {
  readonly label: string;
  readonly value: string | null;
  /** Undefined where there is no release before. */
  readonly before?: string | null;
};

export type ReleaseView = {
  readonly number: number;
  readonly version: string;
  readonly digest: string;
  readonly kind: ReleaseRow["kind"];
  readonly uri: string;
  readonly sizeBytes: number | null;
  readonly changeLog: string;
  readonly madeOf: string;
  readonly environment: { readonly key: string; readonly name: string; readonly approvals: number };
  readonly run: number | null;
  readonly decision: number | null;
  readonly evaluation: number | null;
  readonly prompt: string | null;
  readonly optimisation: number | null;
  readonly revision: number;
  readonly state: ReleaseState;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly submittedByName: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnByName: string | null;
  readonly withdrawReason: string | null;
  readonly previous: { readonly number: number; readonly version: string; readonly changeLog: string } | null;
  readonly facts: readonly ReleaseFact[];
};

const COLUMNS = {
  ...RELEASE_COLUMNS,
  revision: true,
  createdAt: true,
  createdByName: true,
  submittedName: true,
  withdrawnName: true,
  withdrawReason: true,
  previous: { select: RELEASE_COLUMNS },
} as const;

/** One release with all that a signature covers, beside the release it follows; null when there is none of this number. */
export async function getRelease(access: ProjectAccess<"record:read">, number: number): Promise<ReleaseView | null> {
  const row = await db().release.findFirst({ where: { projectId: access.project.id, number }, select: COLUMNS });
  if (!row) return null;
  const approval = (await approvalsOf(db(), access.project.id, [row])).get(number);
  const { id: _id, authorIds: _authors, previous, run, decision, evaluation, sizeBytes, ...whole } = row;
  const { promptVersion, optimisation, ...rest } = whole;
  return {
    ...rest,
    sizeBytes: sizeBytes === null ? null : Number(sizeBytes),
    run: run?.number ?? null,
    decision: decision?.version ?? null,
    evaluation: evaluation?.number ?? null,
    prompt: promptVersion && promptName(promptVersion),
    optimisation: optimisation?.number ?? null,
    state: releaseStateOf(row, approval?.signatures ?? null),
    submittedByName: rest.submittedName,
    withdrawnByName: rest.withdrawnName,
    previous: previous && { number: previous.number, version: previous.version, changeLog: previous.changeLog },
    facts: factsOf(row, previous),
  };
}

// The change log stands by itself, and its hash says nothing to a reader.
const LEFT_OUT = ["Change log", "Change log, SHA-256", "Environment", "Version"];

function factsOf(row: ReleaseRow, previous: ReleaseRow | null): readonly ReleaseFact[] {
  const before = previous && releaseRecord(previous).fields;
  return Object.entries(releaseRecord(row).fields)
    .filter(([label]) => !LEFT_OUT.includes(label))
    .map(([label, value]) => ({
      label,
      value: textOf(value),
      before: before ? textOf(before[label] ?? null) : undefined,
    }));
}

function textOf(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value);
}
