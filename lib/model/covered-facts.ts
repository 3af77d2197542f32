import type { CoveredFacts } from "#lib/lifecycle/load-subject.ts";
import { readConsidered, VERDICT_WORDS } from "#lib/model/decision.ts";
import { loadSelection } from "#lib/model/selection.ts";
import { wordsOfUse } from "#lib/model/use.ts";
import type { Tx } from "#lib/platform/db.ts";

type InProject = { readonly projectId: string };

const NOTHING: CoveredFacts = { records: [], authors: [] };

/** What `model.decision` covers: the newest decision, with those it rejected. Its author is who decided. */
export async function decisionFacts(tx: Tx, { projectId }: InProject): Promise<CoveredFacts> {
  const decision = await tx.modelDecision.findFirst({ where: { projectId }, orderBy: { version: "desc" } });
  if (!decision) return NOTHING;
  const considered = readConsidered(decision.considered);
  const chosen = considered.candidates.find((one) => one.chosen);
  const rejected = considered.candidates.filter((one) => !one.chosen);
  const fields = {
    Version: decision.version,
    Chosen: chosen ? `${chosen.name} (${chosen.provider})` : null,
    Licence: chosen ? `${chosen.licence}: ${VERDICT_WORDS[chosen.verdict.state]}` : null,
    Context: decision.context,
    Reasons: decision.reasons,
    Consequences: decision.consequences,
    Rejected: rejected.map(({ name, reason }) => `${name}: ${reason}`).join("\n") || null,
  };
  return { records: [{ id: projectId, label: "Decision", fields }], authors: peopleOf([decision.authorId]) };
}

/** What `model.use` covers: the use declared now. */
export async function useFacts(tx: Tx, { projectId }: InProject): Promise<CoveredFacts> {
  const { use } = await loadSelection(tx, projectId);
  if (!use) return NOTHING;
  const fields = Object.fromEntries(wordsOfUse(use.use));
  return { records: [{ id: projectId, label: "Declared use", fields }], authors: peopleOf([use.authorId]) };
}

/** What `model.licence` covers: how the licence of the chosen model is judged now, and what people answered and found in it. */
export async function licenceFacts(tx: Tx, { projectId }: InProject): Promise<CoveredFacts> {
  const { candidates, answers, reviews } = await loadSelection(tx, projectId);
  const decision = await tx.modelDecision.findFirst({
    where: { projectId },
    orderBy: { version: "desc" },
    select: { candidateId: true },
  });
  const chosen = candidates.find(({ id }) => id === decision?.candidateId);
  if (!chosen) return NOTHING;
  const { licence } = chosen.model;
  const given = answers.filter((one) => one.licence === licence);
  const review = reviews.find((one) => one.licence === licence);
  const fields = {
    Licence: chosen.licence.name,
    Verdict: chosen.verdict && VERDICT_WORDS[chosen.verdict.state],
    Source: chosen.licence.source,
    ...Object.fromEntries(given.map(({ question, answer }) => [`Answer, ${question}`, answer])),
    "Reviewed in the project": review ? review.findings.clause : null,
    "Conditions found": review?.findings.conditions || null,
  };
  return {
    records: [{ id: chosen.id, label: `Licence of ${chosen.model.name}`, fields }],
    authors: peopleOf([...given.map(({ authorId }) => authorId), review?.authorId ?? null]),
  };
}

function peopleOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
