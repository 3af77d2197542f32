import { RewardModelsTable } from "#components/alignment/preferences/reward-models-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import type { ProjectAccess } from "#lib/access/access.ts";
import { listRewardModels } from "#lib/alignment/queries/list-reward-models.ts";

const SHOWN = 3;

/** The newest reward models, for the page of the phase. */
export async function RewardModelsSection({ access }: { access: ProjectAccess<"project:read"> }) {
  const { items, total } = await listRewardModels(access, { page: 1, pageSize: SHOWN });
  const path = `/projects/${access.project.slug}/alignment`;
  return (
    <Card
      title="Reward models"
      note={total > 0 ? formatCount(total, "model") : undefined}
      actions={
        <ButtonLink size="small" href={`${path}/reward-models`}>
          {total > SHOWN ? "All reward models" : "Open reward models"}
        </ButtonLink>
      }
      id="reward-models"
      flush
      className="mb-4"
    >
      {items.length > 0 ? (
        <RewardModelsTable models={items} path={path} />
      ) : (
        <EmptyState title="No reward model yet">
          One is trained here on what people preferred in a campaign, and tested on prompts it has not seen.
        </EmptyState>
      )}
    </Card>
  );
}
