import { DecideDialog } from "#components/model/decide-dialog.tsx";
import { VERDICT_LABELS } from "#components/model/model-text.ts";
import { formatNumber } from "#components/ui/format.ts";
import type { ComparedCandidate } from "#lib/model/comparison.ts";
import type { DecisionView } from "#lib/model/queries/list-decisions.ts";

type DecideModelProps = {
  slug: string;
  choices: readonly ComparedCandidate[];
  newest: DecisionView | null;
};

/** Gives the dialog what it shows and no more: candidates hold maps and clauses that the browser has no use for. */
export function DecideModel({ slug, choices, newest }: DecideModelProps) {
  const rejected = newest?.considered.candidates.map(({ number, reason }) => [number, reason] as const) ?? [];
  return (
    <DecideDialog
      slug={slug}
      choices={choices.map(({ number, model, total, verdict }) => ({
        number,
        name: model.name,
        detail: [
          total === null ? "not scored" : `${formatNumber(total, 2)} of 5`,
          verdict ? VERDICT_LABELS[verdict.state].toLowerCase() : "licence not judged",
        ].join(", "),
      }))}
      last={
        newest && {
          candidate: newest.candidate,
          context: newest.context,
          reasons: newest.reasons,
          consequences: newest.consequences,
          rejected: Object.fromEntries(rejected),
        }
      }
    />
  );
}
