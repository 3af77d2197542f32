import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { approvalsOf } from "#lib/deployment/releases/approvals.ts";
import { RELEASE_COLUMNS } from "#lib/deployment/releases/record.ts";
import { type ReleaseState, releaseStateOf } from "#lib/deployment/releases/rules.ts";
import { db } from "#lib/platform/db.ts";
import type { ArtefactKind } from "#lib/platform/generated/enums.ts";
import { type Page, pageOf, slice } from "#lib/platform/paging.ts";

export type ReleaseLine = {
  readonly number: number;
  readonly version: string;
  readonly digest: string;
  readonly kind: ArtefactKind;
  readonly environment: { readonly key: string; readonly name: string };
  readonly state: ReleaseState;
  readonly approvals: { readonly given: number; readonly asked: number };
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly deployments: number;
};

type Listing = { readonly page?: number; readonly pageSize?: number; readonly environment?: string };

/** A page of the releases, the newest first, each with where it stands now. */
export async function listReleases(
  access: ProjectAccess<"project:read">,
  { environment, ...page }: Listing,
): Promise<Page<ReleaseLine>> {
  const projectId = access.project.id;
  const where = { projectId, ...(environment ? { environment: { key: environment } } : {}) };
  const [rows, total] = await Promise.all([
    db().release.findMany({
      where,
      orderBy: { number: "desc" },
      ...slice(page),
      select: { ...RELEASE_COLUMNS, createdAt: true, createdByName: true, _count: { select: { deployments: true } } },
    }),
    db().release.count({ where }),
  ]);
  const approvals = await approvalsOf(db(), projectId, rows);
  const items = rows.map((row): ReleaseLine => {
    const { number, version, digest, kind, createdByName, createdAt, submittedAt, _count } = row;
    const signatures = approvals.get(number)?.signatures ?? null;
    return {
      ...{ number, version, digest, kind, createdByName, createdAt, submittedAt },
      environment: { key: row.environment.key, name: row.environment.name },
      state: releaseStateOf(row, signatures),
      approvals: { given: signatures?.valid.length ?? 0, asked: row.environment.approvals },
      deployments: _count.deployments,
    };
  });
  return pageOf(items, total, page);
}
