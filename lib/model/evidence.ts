import type { LicenceVerdict } from "#lib/model/licences/judge-licence.ts";
import { certificationStanding } from "#lib/model/rules.ts";
import { loadSelection } from "#lib/model/selection.ts";
import { readAll, type Tx } from "#lib/platform/db.ts";

/** What the criteria of Model judge. */
export type ModelEvidence = {
  /** The version of the declared use; null until one is declared. */
  readonly useVersion: number | null;
  readonly decision: {
    readonly version: number;
    readonly candidate: number;
    readonly name: string;
    readonly licence: string;
    /** As the licence, the declared use and the answers are now, not as they were when it was decided. */
    readonly verdict: LicenceVerdict | null;
  } | null;
  readonly certifications: readonly {
    readonly number: number;
    readonly name: string;
    readonly holder: string;
    readonly inForce: boolean;
    /** ISO instant at which it ends, or null. */
    readonly endsAt: string | null;
    /** Days it still holds, once they are few; null otherwise. */
    readonly endsInDays: number | null;
  }[];
};

export async function collectModelEvidence(tx: Tx, projectId: string, at: Date): Promise<ModelEvidence> {
  const [selection, decision, certifications] = await readAll(tx, [
    () => loadSelection(tx, projectId),
    () =>
      tx.modelDecision.findFirst({
        where: { projectId },
        orderBy: { version: "desc" },
        select: { version: true, candidateId: true },
      }),
    () =>
      tx.certificationNote.findMany({
        where: { projectId, removedAt: null },
        orderBy: { number: "asc" },
        select: { number: true, name: true, holder: true, expiresOn: true },
      }),
  ]);
  const chosen = decision && selection.candidates.find(({ id }) => id === decision.candidateId);
  return {
    useVersion: selection.use?.version ?? null,
    decision:
      decision && chosen
        ? {
            version: decision.version,
            candidate: chosen.number,
            name: chosen.model.name,
            licence: chosen.licence.name,
            verdict: chosen.verdict,
          }
        : null,
    certifications: certifications.map(({ expiresOn, ...named }) => {
      const { endsAt, ...standing } = certificationStanding(expiresOn, at);
      return { ...named, ...standing, endsAt: endsAt?.toISOString() ?? null };
    }),
  };
}
