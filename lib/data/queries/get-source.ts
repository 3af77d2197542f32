import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { DEFINITION_COLUMNS, definitionOf, type SourceDefinition } from "#lib/data/definition.ts";
import { authorNames } from "#lib/data/queries/author-names.ts";
import { type Basis, basisOf, currentConsents } from "#lib/data/rules.ts";
import { consentFactsOf, SOURCE_FACTS } from "#lib/data/source-facts.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type SourceView = {
  readonly number: number;
  readonly revision: number;
  readonly definition: SourceDefinition;
  readonly basis: Basis;
  readonly consentCount: number;
  /** Numbers of the consents another one could take the place of. */
  readonly replaceable: readonly number[];
  readonly retired: { readonly at: Date; readonly by: string; readonly reason: string } | null;
};

/** One source, live or retired; null when the project has none of this number. */
export async function getSource(access: ProjectAccess<"record:read">, number: number): Promise<SourceView | null> {
  const row = await db().dataSource.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: {
      revision: true,
      retiredAt: true,
      retiredById: true,
      retirementReason: true,
      ...DEFINITION_COLUMNS,
      ...SOURCE_FACTS,
    },
  });
  if (!row) return null;
  const consents = row.consents.map(consentFactsOf);
  const nameOf = await authorNames([row.retiredById]);
  return {
    number,
    revision: row.revision,
    definition: definitionOf(row),
    basis: basisOf(row, consents, now()),
    consentCount: consents.length,
    replaceable: currentConsents(consents).map((consent) => consent.number),
    retired: row.retiredAt && {
      at: row.retiredAt,
      by: nameOf(row.retiredById),
      reason: row.retirementReason ?? "",
    },
  };
}
