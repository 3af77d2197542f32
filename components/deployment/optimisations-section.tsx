import { ChooseOptimisation } from "#components/deployment/choose-optimisation.tsx";
import { MakeSheet } from "#components/deployment/make-sheet.tsx";
import { SheetsTable } from "#components/deployment/sheets-table.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import type { Choice } from "#lib/deployment/optimisations/choice.ts";
import { getOptimisationChoice } from "#lib/deployment/optimisations/queries/get-optimisation-choice.ts";
import { listSheets } from "#lib/deployment/optimisations/queries/list-sheets.ts";

const SHOWN = 5;

/** The newest optimisations of a project and which of them ships, or how the first sheet comes to be. */
export async function OptimisationsSection({ access }: { access: ProjectAccess<"project:read"> }) {
  const [{ items, total }, choice] = await Promise.all([
    listSheets(access, { pageSize: SHOWN }),
    getOptimisationChoice(access),
  ]);
  const { slug } = access.project;
  const path = `/projects/${slug}/deployment/optimisations`;
  return (
    <Card
      id="optimisations"
      title="Optimisations"
      note={total > 0 ? formatCount(total, "sheet") : undefined}
      actions={may(access, "optimisation:update") && <MakeSheet slug={slug} />}
      flush
      className="mb-4 scroll-mt-4"
    >
      <ChoiceLine choice={choice} />
      {items.length > 0 ? (
        <SheetsTable sheets={items} chosen={choice?.sheet ?? null} path={path} />
      ) : (
        <EmptyState
          title="No optimisation yet"
          action={may(access, "optimisation:choose") && !choice && <ChooseOptimisation slug={slug} sheet={null} />}
        >
          A sheet holds a quantised, distilled or pruned model against its base, item by item: what it keeps, which
          floors hold, and what it saves. Where none is needed, say so.
        </EmptyState>
      )}
      <p className="flex flex-wrap gap-x-6 gap-y-1 px-[var(--edge)] pt-2 pb-3">
        <ActionLink href={path}>Compare all sheets</ActionLink>
        <ActionLink href={`/projects/${slug}/deployment/size`}>Read a model’s size</ActionLink>
      </p>
    </Card>
  );
}

/** What ships, and why. */
export function ChoiceLine({ choice }: { choice: Choice | null }) {
  if (!choice) return null;
  return (
    <p className="px-[var(--edge)] pb-3 text-pretty">
      <span className="font-[550]">
        {choice.sheet === null ? "The base ships as it is" : `${choice.name} ships (sheet ${choice.sheet})`}
      </span>{" "}
      <span className="text-muted">
        by {choice.chosenByName}: {choice.reason}
      </span>
    </p>
  );
}
