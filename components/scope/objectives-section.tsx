import { ObjectiveDialog } from "#components/scope/objective-dialog.tsx";
import { ObjectivesTable } from "#components/scope/objectives-table.tsx";
import { SectionPages } from "#components/scope/section-pages.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type AnyProjectAccess, may } from "#lib/access/access.ts";
import type { Page } from "#lib/platform/paging.ts";
import type { ObjectiveView } from "#lib/scope/queries/list-objectives.ts";

type ObjectivesSectionProps = { access: AnyProjectAccess; objectives: Page<ObjectiveView> };

export function ObjectivesSection({ access, objectives }: ObjectivesSectionProps) {
  const { slug } = access.project;
  const mayEdit = may(access, "scope:update");
  return (
    <Card
      id="objectives"
      className="scroll-mt-16"
      title="Objectives"
      note="the numbers that will prove it, set before results arrive"
      actions={mayEdit && <ObjectiveDialog slug={slug} variant="primary" />}
      flush
    >
      {objectives.total === 0 ? (
        <EmptyState title="No objective yet">
          An objective is a metric, a target and the data it is measured on: “exact match ≥ 0.80 on at least 500 items”.
          What has none cannot be shown to work.
        </EmptyState>
      ) : (
        <ObjectivesTable
          slug={slug}
          objectives={objectives.items}
          mayEdit={mayEdit}
          mayFreeze={may(access, "objective:freeze")}
        />
      )}
      <SectionPages list={objectives} name="objectives" anchor="objectives" />
    </Card>
  );
}
