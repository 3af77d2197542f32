import type { Metadata } from "next";
import { RewardModelsTable } from "#components/alignment/preferences/reward-models-table.tsx";
import { TrainRewardModel } from "#components/alignment/preferences/train-reward-model.tsx";
import { JobList } from "#components/background/job-list.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listPairwiseCampaigns } from "#lib/alignment/queries/list-pairwise-campaigns.ts";
import { listRewardModels } from "#lib/alignment/queries/list-reward-models.ts";
import { rewardModelsQuery } from "#lib/alignment/reward-models/schema.ts";
import { PAGE_SIZE } from "#lib/platform/paging.ts";

export const metadata: Metadata = { title: "Reward models" };

type Props = PageProps<"/projects/[slug]/alignment/reward-models">;

export default async function RewardModelsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const { job, ...asked } = await searchParams;
  const { page } = rewardModelsQuery.catch({ page: 1 }).parse(asked);
  const [{ items, total }, campaigns] = await Promise.all([
    listRewardModels(access, { page }),
    may(access, "record:read") ? listPairwiseCampaigns(access) : [],
  ]);
  const path = `/projects/${slug}/alignment`;
  const first = (page - 1) * PAGE_SIZE;
  const mayTrain = may(access, "reward-model:train") && campaigns.length > 0;
  return (
    <>
      <PageHeader
        title="Reward models"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Alignment", href: path },
        ]}
        description="Trained here on what was preferred in a campaign, and tested on prompts they have not seen. Each keeps its number and its file."
        actions={mayTrain && <TrainRewardModel slug={slug} campaigns={campaigns} />}
      />
      <JobList access={access} kinds={["alignment.train-reward-model"]} started={job} />
      <Card title="Models" note={total > 0 ? formatCount(total, "model") : undefined} flush className="mt-4">
        {items.length > 0 ? (
          <RewardModelsTable models={items} path={path} />
        ) : (
          <EmptyState
            title="No reward model yet"
            action={
              may(access, "record:read") &&
              campaigns.length === 0 && <ActionLink href={path}>Go to the campaigns</ActionLink>
            }
          >
            {campaigns.length > 0
              ? "Train one on a campaign whose pairs people have judged. Forty decided pairs are the fewest."
              : "It takes a pairwise campaign with preferences: make one, or import a preference set."}
          </EmptyState>
        )}
        {total > 0 && (
          <div className="px-[var(--edge)]">
            <Pagination
              summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
              previousHref={page > 1 ? `${path}/reward-models?page=${page - 1}` : undefined}
              nextHref={first + items.length < total ? `${path}/reward-models?page=${page + 1}` : undefined}
            />
          </div>
        )}
      </Card>
    </>
  );
}
