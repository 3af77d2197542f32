import { ScorePicker } from "#components/evaluation/score-picker.tsx";
import { SliceCard } from "#components/evaluation/slice-card.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import { getSlices, listScoreChoices } from "#lib/evaluation/queries/get-measured-score.ts";

type SlicesViewProps = {
  access: ProjectAccess<"project:read">;
  path: string;
  number: number;
  position?: number;
  /** The address of a group's items; left out for those who may not read them. */
  hrefOfSlice?: (field: string, slice: string) => string;
};

/** A score by the groups of its items, field by field. */
export async function SlicesView({ access, path, number, position, hrefOfSlice }: SlicesViewProps) {
  const choices = (await listScoreChoices(access, number)).filter(({ hasSlices }) => hasSlices);
  const chosen = choices.find((choice) => choice.position === position) ?? choices[0];
  const found = chosen && (await getSlices(access, { number, position: chosen.position }));
  if (!chosen || !found) {
    return (
      <Card className="mt-4">
        <EmptyState title="No groups to compare">
          Where the items of a file say what they are (a language, a subject, a group of people), each score is shown
          for every group here, the worst first. Of a file whose answers were scored elsewhere, its scores are shown as
          it has them; score its answers here to see each group.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="mt-4 grid gap-4">
      <ScorePicker path={path} view="slices" chosen={chosen.position} choices={choices} />
      {found.tables.map((table) => (
        <SliceCard
          key={table.field}
          table={table}
          metric={found.metric}
          overall={found.value}
          fairness={found.fairness.find(({ field }) => field === table.field)?.fairness ?? null}
          hrefOf={hrefOfSlice && ((slice) => hrefOfSlice(table.field, slice))}
        />
      ))}
    </div>
  );
}
