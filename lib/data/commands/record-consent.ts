import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { findLiveSource } from "#lib/data/commands/find-source.ts";
import type { ConsentInput } from "#lib/data/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** The day has begun somewhere up to 14 hours before it does in UTC. */
const EARLIEST_ZONE_MS = 14 * 3_600_000;

type Refusals = "no-such-source" | "retired" | "given-later" | "no-such-consent" | "replaced";

/** Records that a group of people consented, in place of an earlier record of theirs where `replaces` names one. */
export function recordConsent(
  access: ProjectAccess<"data:update">,
  sourceNumber: number,
  { replaces, ...input }: ConsentInput,
): Promise<Outcome<{ source: number; consent: number }, Refusals>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findLiveSource(tx, access.project.id, sourceNumber);
    if (!found.ok) return found;
    const source = found.value;
    const grantedOn = new Date(input.grantedOn);
    if (grantedOn.getTime() > at.getTime() + EARLIEST_ZONE_MS)
      return refuse("given-later", "A consent is recorded once it is given; this day is still to come.", "grantedOn");
    const replaced = await findReplaceable(tx, source.id, replaces);
    if (!replaced.ok) return replaced;
    const consent = (await tx.consentRecord.count({ where: { sourceId: source.id } })) + 1;
    await tx.consentRecord.create({
      data: {
        ...input,
        sourceId: source.id,
        number: consent,
        grantedOn,
        expiresOn: input.expiresOn ? new Date(input.expiresOn) : null,
        replacesId: replaced.value,
        authorId: authorOf(access.actor),
        at,
      },
      select: { id: true },
    });
    record(
      { type: "consent.recorded", payload: { source: sourceNumber, name: source.name, consent, replaces } },
      "data",
    );
    return accept({ source: sourceNumber, consent });
  });
}

async function findReplaceable(
  tx: Tx,
  sourceId: string,
  number: number | null,
): Promise<Outcome<string | null, "no-such-consent" | "replaced">> {
  if (number === null) return accept(null);
  const consent = await tx.consentRecord.findUnique({
    where: { sourceId_number: { sourceId, number } },
    select: { id: true, replacedBy: { select: { number: true } } },
  });
  if (!consent) return refuse("no-such-consent", `This source has no consent ${number}.`, "replaces");
  if (consent.replacedBy)
    return refuse("replaced", `Consent ${consent.replacedBy.number} has replaced it already.`, "replaces");
  return accept(consent.id);
}
