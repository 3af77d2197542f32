import { JudgesTable } from "#components/alignment/preferences/judges-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import type { ProjectAccess } from "#lib/access/access.ts";
import { listJudgeRuns } from "#lib/alignment/queries/list-judge-runs.ts";

const SHOWN = 3;

/** The newest runs of judges, for the page of the phase. */
export async function JudgesSection({ access }: { access: ProjectAccess<"project:read"> }) {
  const { items, total } = await listJudgeRuns(access, { page: 1, pageSize: SHOWN });
  const path = `/projects/${access.project.slug}/alignment`;
  return (
    <Card
      title="Machine judges"
      note={total > 0 ? formatCount(total, "run") : undefined}
      actions={
        <ButtonLink size="small" href={`${path}/judges`}>
          {total > SHOWN ? "All runs of judges" : "Open judges"}
        </ButtonLink>
      }
      id="judges"
      flush
      className="mb-4"
    >
      {items.length > 0 ? (
        <JudgesTable runs={items} path={path} />
      ) : (
        <EmptyState title="No judge has been asked yet">
          A model judges the pairs of a campaign in both orders. What it says is measured against people, and never
          counted among them.
        </EmptyState>
      )}
    </Card>
  );
}
