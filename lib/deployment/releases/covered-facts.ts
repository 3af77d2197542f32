import { loadEnvironments } from "#lib/deployment/environments/load-environments.ts";
import { loadCandidates } from "#lib/deployment/releases/candidates.ts";
import { isSubmitted, RELEASE_COLUMNS, type ReleaseRow, releaseRecord } from "#lib/deployment/releases/record.ts";
import type { AboutSubject, CoveredFacts } from "#lib/lifecycle/load-subject.ts";
import type { Tx } from "#lib/platform/db.ts";

const NOTHING: CoveredFacts = { records: [], authors: [] };

/** What `deployment.release` covers: the release that is signed. Nothing while it is a draft or withdrawn, so that nobody can sign it. */
export async function releaseFacts(
  tx: Tx,
  { projectId, subject }: Pick<AboutSubject, "projectId" | "subject">,
): Promise<CoveredFacts> {
  if (subject.kind !== "release") return NOTHING;
  const row = await tx.release.findUnique({
    where: { projectId_number: { projectId, number: Number(subject.key) } },
    select: RELEASE_COLUMNS,
  });
  return row && isSubmitted(row) ? factsOf([row]) : NOTHING;
}

/**
 * What `deployment.candidates` covers: the newest release of each environment that asks for the gate of Deployment. What is
 * only tried in staging leaves the signatures alone.
 */
export async function candidateFacts(tx: Tx, { projectId }: { readonly projectId: string }): Promise<CoveredFacts> {
  const environments = await loadEnvironments(tx, projectId);
  const gated = environments.filter(({ requiredGates }) => requiredGates.includes("deployment"));
  const candidates = await loadCandidates(tx, projectId);
  return factsOf(candidates.filter(({ environment }) => gated.some(({ id }) => id === environment.id)));
}

/** Also used where releases were read already, as for a page of them. */
export function factsOf(rows: readonly ReleaseRow[]): CoveredFacts {
  return { records: rows.map(releaseRecord), authors: [...new Set(rows.flatMap(({ authorIds }) => authorIds))] };
}
