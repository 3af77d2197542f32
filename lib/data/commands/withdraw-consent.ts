import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { type BuiltOn, builtOnSources } from "#lib/data/built-on.ts";
import { findLiveSource } from "#lib/data/commands/find-source.ts";
import type { Withdrawal } from "#lib/data/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type Withdrawn = {
  readonly source: number;
  readonly consent: number;
  /** What is built on the source and is judged again now. */
  readonly touches: readonly BuiltOn[];
};

type Refusals = "no-such-source" | "retired" | "no-such-consent" | "withdrawn-already" | "replaced";

/** Ends a consent for everybody it covered, for good. The gates of what is built on the source close with the next judgement. */
export function withdrawConsent(
  access: ProjectAccess<"consent:withdraw">,
  input: Withdrawal,
): Promise<Outcome<Withdrawn, Refusals>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findLiveSource(tx, projectId, input.source);
    if (!found.ok) return found;
    const source = found.value;
    const consent = await tx.consentRecord.findUnique({
      where: { sourceId_number: { sourceId: source.id, number: input.consent } },
      select: { id: true, withdrawal: { select: { at: true } }, replacedBy: { select: { number: true } } },
    });
    if (!consent) return refuse("no-such-consent", `This source has no consent ${input.consent}. Reload the page.`);
    if (consent.withdrawal)
      return refuse("withdrawn-already", "This consent has been withdrawn already. Reload the page.");
    if (consent.replacedBy)
      return refuse("replaced", `Consent ${consent.replacedBy.number} has taken its place: withdraw that one.`);
    await tx.consentWithdrawal.create({
      data: { consentId: consent.id, reason: input.reason, withdrawnById: authorOf(access.actor), at },
      select: { consentId: true },
    });
    const touches = await builtOnSources(tx, projectId);
    const titles = touches.map((one) => one.title);
    record(
      {
        type: "consent.withdrawn",
        payload: { source: source.number, name: source.name, consent: input.consent, touches: titles },
      },
      "data",
    );
    return accept({ source: source.number, consent: input.consent, touches });
  });
}
