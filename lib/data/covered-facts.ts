import {
  DEFINITION_COLUMNS,
  DEFINITION_LABELS,
  definitionOf,
  type SourceDefinition,
  wordsOf,
} from "#lib/data/definition.ts";
import { isoDay } from "#lib/data/rules.ts";
import type { CoveredFacts } from "#lib/lifecycle/load-subject.ts";
import type { Tx } from "#lib/platform/db.ts";

/** What a signature on sources rests on. A reworded description or another origin of the same data is not among it. */
const SIGNED_PARTS = [
  "name",
  "owner",
  "licence",
  "lawfulBasis",
  "basisJustification",
  "personalData",
  "specialCategories",
  "specialException",
  "region",
  "retentionUntil",
] as const satisfies readonly (keyof SourceDefinition)[];

/** The live sources a signature covers. Authors are all who wrote any revision of one. */
export async function sourceFacts(tx: Tx, { projectId }: { projectId: string }): Promise<CoveredFacts> {
  const rows = await tx.dataSource.findMany({
    where: { projectId, retiredAt: null },
    orderBy: { number: "asc" },
    select: { id: true, ...DEFINITION_COLUMNS },
  });
  const revisions = await tx.dataSourceRevision.findMany({
    where: { source: { projectId, retiredAt: null }, authorId: { not: null } },
    distinct: ["authorId"],
    select: { authorId: true },
  });
  return {
    records: rows.map(({ id, ...row }) => {
      const definition = definitionOf(row);
      const fields = SIGNED_PARTS.map((part) => [DEFINITION_LABELS[part], wordsOf(definition, part)]);
      return { id, label: `Source “${row.name}”`, fields: Object.fromEntries(fields) };
    }),
    authors: revisions.flatMap(({ authorId }) => authorId ?? []),
  };
}

/**
 * The consents of live sources a signature covers, replaced ones included. Authors are those who recorded them; to have
 * withdrawn one is an objection rather than a work of one's own, and keeps nobody from signing.
 */
export async function consentFacts(tx: Tx, { projectId }: { projectId: string }): Promise<CoveredFacts> {
  const rows = await tx.consentRecord.findMany({
    where: { source: { projectId, retiredAt: null } },
    orderBy: [{ source: { number: "asc" } }, { number: "asc" }],
    select: {
      id: true,
      number: true,
      subjects: true,
      textVersion: true,
      collectedHow: true,
      isExplicit: true,
      grantedOn: true,
      expiresOn: true,
      authorId: true,
      source: { select: { name: true } },
      withdrawal: { select: { at: true } },
      replacedBy: { select: { number: true } },
    },
  });
  return {
    records: rows.map((row) => ({
      id: row.id,
      label: `Consent ${row.number} of “${row.source.name}”`,
      fields: {
        Subjects: row.subjects,
        "Text version": row.textVersion,
        "Collected how": row.collectedHow,
        Explicit: row.isExplicit,
        "Given on": isoDay(row.grantedOn),
        "Holds until": row.expiresOn && isoDay(row.expiresOn),
        Withdrawn: row.withdrawal !== null,
        "Replaced by": row.replacedBy?.number ?? null,
      },
    })),
    authors: [...new Set(rows.flatMap(({ authorId }) => authorId ?? []))],
  };
}
