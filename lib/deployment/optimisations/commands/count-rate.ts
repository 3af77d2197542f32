import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findSheet } from "#lib/deployment/optimisations/commands/find-sheet.ts";
import { whyNotCounted } from "#lib/deployment/optimisations/rate.ts";
import type { CountRate } from "#lib/deployment/optimisations/schema.ts";
import { FLOORS } from "#lib/deployment/optimisations/vocabulary.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** Takes down how often base and candidate refused, or called a tool, where no items tell it. The newest count of a floor counts. */
export function countRate(
  access: ProjectAccess<"optimisation:update">,
  { sheet: number, ...rate }: CountRate,
): Promise<Outcome<{ readonly title: string }, "no-such-sheet" | "not-counted">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findSheet(tx, access.project.id, number);
    if (!found.ok) return found;
    const why = whyNotCounted(rate);
    if (why) return refuse("not-counted", why.message, why.field);
    const { id: optimisationId, name } = found.value;
    await tx.optimisationRate.create({
      data: {
        ...rate,
        ...{ optimisationId, at },
        origin: storableText(rate.origin),
        authorId: authorOf(access.actor),
        authorName: displayName(access.actor),
      },
      select: { id: true },
    });
    const { title } = FLOORS[rate.floor];
    const counted = {
      floor: title.toLowerCase(),
      base: `${rate.baseCount} of ${rate.baseTotal}`,
      candidate: `${rate.candidateCount} of ${rate.candidateTotal}`,
    };
    record({ type: "optimisation.rate-counted", payload: { sheet: number, name, ...counted } }, "deployment");
    return accept({ title });
  });
}
