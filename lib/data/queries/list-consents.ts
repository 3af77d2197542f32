import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { authorNames } from "#lib/data/queries/author-names.ts";
import { type ConsentState, consentStateOf, isoDay } from "#lib/data/rules.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";

export type ConsentView = {
  readonly number: number;
  readonly state: ConsentState;
  readonly subjects: string;
  readonly textVersion: string;
  readonly collectedHow: string;
  readonly isExplicit: boolean;
  /** ISO days. */
  readonly grantedOn: string;
  readonly expiresOn: string | null;
  readonly peopleCount: number | null;
  readonly evidenceUrl: string | null;
  readonly replaces: number | null;
  readonly replacedBy: number | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly withdrawal: { readonly at: Date; readonly by: string; readonly reason: string } | null;
};

export const CONSENT_PAGE_SIZE = 25;

/**
 * The consents of a source, the newest first.
 * @throws NotFound when the project has no source of this number.
 */
export async function listConsents(
  access: ProjectAccess<"record:read">,
  sourceNumber: number,
  wantedPage: number,
): Promise<Page<ConsentView>> {
  const projectId = access.project.id;
  const source = await db().dataSource.findUnique({
    where: { projectId_number: { projectId, number: sourceNumber } },
    select: { id: true, _count: { select: { consents: true } } },
  });
  if (!source) throw new NotFound();
  const total = source._count.consents;
  const { page, skip } = pageWithin(total, wantedPage, CONSENT_PAGE_SIZE);
  const rows = await db().consentRecord.findMany({
    where: { sourceId: source.id },
    orderBy: { number: "desc" },
    skip,
    take: CONSENT_PAGE_SIZE,
    include: { withdrawal: true, replaces: { select: { number: true } }, replacedBy: { select: { number: true } } },
  });
  const nameOf = await authorNames(rows.flatMap((row) => [row.authorId, row.withdrawal?.withdrawnById ?? null]));
  const at = now();
  const items = rows.map((row) => ({
    number: row.number,
    state: consentStateOf({ ...row, withdrawnAt: row.withdrawal?.at ?? null }, row.replacedBy !== null, at),
    subjects: row.subjects,
    textVersion: row.textVersion,
    collectedHow: row.collectedHow,
    isExplicit: row.isExplicit,
    grantedOn: isoDay(row.grantedOn),
    expiresOn: row.expiresOn && isoDay(row.expiresOn),
    peopleCount: row.peopleCount,
    evidenceUrl: row.evidenceUrl,
    replaces: row.replaces?.number ?? null,
    replacedBy: row.replacedBy?.number ?? null,
    recordedBy: nameOf(row.authorId),
    recordedAt: row.at,
    withdrawal: row.withdrawal && {
      at: row.withdrawal.at,
      by: nameOf(row.withdrawal.withdrawnById),
      reason: row.withdrawal.reason,
    },
  }));
  return { items, total, page, pageSize: CONSENT_PAGE_SIZE };
}
