import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { findCandidate } from "#lib/model/commands/find-candidate.ts";
import { isLicenceKey } from "#lib/model/licences/licences.ts";
import type { LicenceReviewInput } from "#lib/model/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Records what somebody found in a candidate's licence that Cairn has not read; it counts for every candidate under that name. */
export function reviewLicence(
  access: ProjectAccess<"model:update">,
  { candidate: number, ...findings }: LicenceReviewInput,
): Promise<Outcome<{ licence: string }, "no-such-candidate" | "known-licence" | "no-licence">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findCandidate(tx, projectId, number);
    if (!found.ok) return found;
    const { licence } = found.value.candidate.model;
    if (licence === "unknown")
      return refuse("no-licence", "Name the model's licence first: “unknown” may be any. Then it can be reviewed.");
    if (isLicenceKey(licence)) return refuse("known-licence", "Cairn has the clauses of this licence already.");
    await tx.licenceReview.create({
      data: { projectId, licence, findings, authorId: authorOf(access.actor), at },
      select: { id: true },
    });
    record({ type: "licence.reviewed", payload: { licence, commercial: findings.commercial } }, "model");
    return accept({ licence });
  });
}
