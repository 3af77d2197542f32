import { DecideModel } from "#components/model/decide-model.tsx";
import { DecisionRecord } from "#components/model/decision-record.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { ComparedCandidate } from "#lib/model/comparison.ts";
import type { DecisionView } from "#lib/model/queries/list-decisions.ts";

type DecisionSectionProps = {
  slug: string;
  decisions: readonly DecisionView[];
  /** The live ones, for whom may decide; null for everybody else. */
  choices: readonly ComparedCandidate[] | null;
};

/** The decision in force, and the way to the earlier ones. */
export function DecisionSection({ slug, decisions, choices }: DecisionSectionProps) {
  const [newest, ...earlier] = decisions;
  return (
    <Card
      id="decision"
      className="scroll-mt-4"
      title="Decision"
      note={
        newest && (
          <>
            version {newest.version}, {newest.by}, <Time at={newest.at} />
          </>
        )
      }
      actions={choices && choices.length > 0 && <DecideModel slug={slug} choices={choices} newest={newest ?? null} />}
    >
      {newest ? (
        <>
          <DecisionRecord decision={newest} />
          {earlier[0] && (
            <p className="mt-3 text-sm text-muted">
              {formatCount(earlier.length, "earlier version")}:{" "}
              <ActionLink href={`/projects/${slug}/model/decisions/${earlier[0].version}`}>
                Version {earlier[0].version}
              </ActionLink>
            </p>
          )}
        </>
      ) : (
        <EmptyState title="No model is decided for yet">
          A lead records which model is taken, why it and not the others, and what follows. A reviewer signs it.
        </EmptyState>
      )}
    </Card>
  );
}
