import { type Basis, basisOf, MAX_LIVE_SOURCES } from "#lib/data/rules.ts";
import { consentFactsOf, SOURCE_FACTS } from "#lib/data/source-facts.ts";
import type { Tx } from "#lib/platform/db.ts";

export type DataEvidence = {
  /** The live ones by number, {@link MAX_LIVE_SOURCES} at most. */
  readonly sources: readonly SourceEvidence[];
  readonly sourceCount: number;
};

export type SourceEvidence = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly basis: Basis["state"];
  readonly sentence: string;
  /** ISO instant at which time alone may change the state, or null. */
  readonly validUntil: string | null;
};

/** How the bases of a project's sources stand at an instant. Retired sources are no evidence. */
export async function collectDataEvidence(tx: Tx, projectId: string, at: Date): Promise<DataEvidence> {
  const where = { projectId, retiredAt: null };
  const rows = await tx.dataSource.findMany({
    where,
    orderBy: { number: "asc" },
    take: MAX_LIVE_SOURCES,
    select: { name: true, ...SOURCE_FACTS },
  });
  const sourceCount = rows.length < MAX_LIVE_SOURCES ? rows.length : await tx.dataSource.count({ where });
  const sources = rows.map(({ id, number, name, consents, ...facts }) => {
    const { state, sentence, validUntil } = basisOf(facts, consents.map(consentFactsOf), at);
    return { id, number, name, basis: state, sentence, validUntil: validUntil?.toISOString() ?? null };
  });
  return { sources, sourceCount };
}
