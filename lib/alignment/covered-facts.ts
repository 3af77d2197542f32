import { createHash } from "node:crypto";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { CoveredFacts } from "#lib/lifecycle/load-subject.ts";
import type { Tx } from "#lib/platform/db.ts";

/** What `alignment.campaign` covers: the chosen campaign, what it asked, of which items, by which guideline, and what came of it. */
export async function campaignFacts(tx: Tx, { projectId }: { readonly projectId: string }): Promise<CoveredFacts> {
  const round = await currentRound(tx, projectId, "alignment");
  const choice = await tx.alignmentChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: {
      ...{ reason: true, chosenById: true },
      campaign: {
        select: {
          ...{ id: true, number: true, title: true, kind: true, ratersPerItem: true, itemCount: true, goldCount: true },
          ...{ itemsSha256: true, createdById: true },
          guidelines: { orderBy: { version: "asc" }, select: { version: true, body: true, savedById: true } },
          states: { orderBy: { id: "desc" }, take: 1, select: { id: true, state: true } },
          measures: { orderBy: { id: "desc" }, take: 1 },
        },
      },
    },
  });
  if (!choice) return { records: [], authors: [] };
  const { campaign, reason, chosenById } = choice;
  const { guidelines, states, measures } = campaign;
  const [state, measure] = [states[0], measures[0]];
  const guideline = guidelines.at(-1);
  const measured = measure && measure.stateId === state?.id ? measure : null;
  const fields = {
    Number: campaign.number,
    Asks: campaign.kind,
    "Raters an item": campaign.ratersPerItem,
    Items: campaign.itemCount,
    "Gold items": campaign.goldCount,
    "SHA-256 of the items": campaign.itemsSha256,
    "Guideline version": guideline?.version ?? null,
    "SHA-256 of the guideline": guideline ? createHash("sha256").update(guideline.body).digest("hex") : null,
    State: state?.state ?? "in preparation",
    Judgements: measured?.judgementCount ?? null,
    Alpha: rounded(measured?.alpha),
    "Alpha, lower bound": rounded(measured?.alphaLow),
    "Chosen because": reason,
  };
  const authors = [chosenById, campaign.createdById, ...guidelines.map(({ savedById }) => savedById)];
  return {
    records: [{ id: campaign.id, label: `Campaign “${campaign.title}”`, fields }],
    authors: [...new Set(authors.filter((id) => id !== null))],
  };
}

/** As people read it; a digit that nobody sees must not make a signature stale. */
function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value.toFixed(4));
}
