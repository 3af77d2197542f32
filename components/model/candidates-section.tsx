import { AddCandidate } from "#components/model/add-candidate.tsx";
import { CandidateMatrix } from "#components/model/candidate-matrix.tsx";
import { CriteriaDialog } from "#components/model/criteria-dialog.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { SelectionView } from "#lib/model/queries/get-selection.ts";
import type { CustomModelView } from "#lib/model/queries/list-custom-models.ts";

type CandidatesSectionProps = {
  slug: string;
  selection: SelectionView;
  customModels: readonly CustomModelView[];
  mayEdit: boolean;
};

/** The candidates side by side, each by each criterion. */
export function CandidatesSection({ slug, selection, customModels, mayEdit }: CandidatesSectionProps) {
  const { candidates, criteria, criteriaVersion } = selection;
  return (
    <Card
      id="candidates"
      className="scroll-mt-4"
      title="Candidates"
      note={criteriaVersion === 0 ? "by the weights Cairn begins with" : `by weights, version ${criteriaVersion}`}
      actions={
        mayEdit && (
          <>
            <CriteriaDialog slug={slug} criteria={criteria} />
            <AddCandidate slug={slug} customModels={customModels} />
          </>
        )
      }
      flush
    >
      {candidates.length > 0 ? (
        <CandidateMatrix slug={slug} candidates={candidates} criteria={criteria} />
      ) : (
        <EmptyState title="No candidate yet" action={<ActionLink href="/catalogue">Browse the catalogue</ActionLink>}>
          Take in the models that could do it, among them the cheapest and the one in use, and score each with its
          source.
        </EmptyState>
      )}
    </Card>
  );
}
