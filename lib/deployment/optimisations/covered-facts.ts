import { loadChoice } from "#lib/deployment/optimisations/choice.ts";
import { loadSheet, type Sheet } from "#lib/deployment/optimisations/sheet.ts";
import { FACT_SOURCES, FLOORS, METHODS, QUANTITIES } from "#lib/deployment/optimisations/vocabulary.ts";
import type { CoveredFacts, InRound } from "#lib/lifecycle/load-subject.ts";
import type { FactRecord } from "#lib/lifecycle/snapshot.ts";
import type { Tx } from "#lib/platform/db.ts";

/** What `deployment.optimisation` covers: which optimisation ships, and everything that counts of its sheet. */
export async function optimisationFacts(tx: Tx, { projectId }: InRound): Promise<CoveredFacts> {
  const choice = await loadChoice(tx, projectId);
  if (!choice) return { records: [], authors: [] };
  const sheet = choice.sheet === null ? null : await loadSheet(tx, projectId, choice.sheet);
  const chosen = {
    id: projectId,
    label: "Optimisation that ships",
    fields: { Sheet: choice.sheet, Name: choice.name ?? "None: the base as it is", Reason: choice.reason },
  };
  const authors = [choice.chosenById, ...(sheet?.authors ?? [])].filter((id) => id !== null);
  return { records: [chosen, ...(sheet ? recordsOf(sheet) : [])], authors: [...new Set(authors)] };
}

function recordsOf(sheet: Sheet): FactRecord[] {
  const { id, number, policy, comparison, rates, measurements } = sheet;
  const label = `Optimisation sheet ${number}`;
  return [
    {
      id: `${id}:sheet`,
      label,
      fields: {
        Method: METHODS[sheet.method].title,
        Base: sheet.baseName,
        Candidate: sheet.candidateName,
        "Artefact digest": sheet.artefactDigest,
        ...sheet.settings,
      },
    },
    {
      id: `${id}:policy`,
      label: `${label}, policy`,
      fields: {
        "Recovery at least": policy.minRecovery,
        "Drop of a floor at most": policy.maxFloorDrop,
        "Floors asked": policy.requiredFloors.toSorted().join(", "),
        "Changed after results": sheet.policyAfterResults,
      },
    },
    ...(comparison
      ? [
          {
            id: `${id}:comparison`,
            label: `${label}, comparison`,
            fields: {
              "Evaluation of the base": comparison.base.number,
              "Evaluation of the candidate": comparison.candidate.number,
              ...Object.fromEntries(
                comparison.metrics.map(({ title, task, filter, recovery }) => [
                  `Recovery, ${title}, ${task} (${filter})`,
                  recovery,
                ]),
              ),
              ...Object.fromEntries(
                comparison.floors.map(({ title, task, drop }) => [`Drop, ${title}, ${task}`, drop]),
              ),
            },
          },
        ]
      : []),
    ...rates.map((rate) => ({
      id: `${id}:rate:${rate.floor}`,
      label: `${label}, ${FLOORS[rate.floor].title.toLowerCase()}`,
      fields: {
        Base: `${rate.baseCount} of ${rate.baseTotal}`,
        Candidate: `${rate.candidateCount} of ${rate.candidateTotal}`,
        Lost: rate.lost,
        Gained: rate.gained,
        Source: `${FACT_SOURCES[rate.source]}: ${rate.origin}`,
      },
    })),
    ...measurements.map((one) => ({
      id: `${id}:${one.side}:${one.quantity}`,
      label: `${label}, ${QUANTITIES[one.quantity].title.toLowerCase()} of the ${one.side}`,
      fields: {
        [`Value (${QUANTITIES[one.quantity].unit})`]: one.value,
        Source: `${FACT_SOURCES[one.source]}: ${one.origin}`,
        Hardware: one.hardware || null,
        Batch: one.batch,
        Context: one.contextTokens,
      },
    })),
  ];
}
