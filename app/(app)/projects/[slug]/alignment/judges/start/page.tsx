import type { Metadata } from "next";
import { JudgeForm } from "#components/alignment/preferences/judge-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { DEFAULT_JUDGE_PROMPT } from "#lib/alignment/judges/judge-prompt.ts";
import { getNewestJudgePrompt } from "#lib/alignment/queries/get-newest-judge-prompt.ts";
import { listPairwiseCampaigns } from "#lib/alignment/queries/list-pairwise-campaigns.ts";
import { listConnections } from "#lib/connections/queries/list-connections.ts";

export const metadata: Metadata = { title: "Ask a judge" };

export default async function StartJudgePage({ params }: PageProps<"/projects/[slug]/alignment/judges/start">) {
  const { slug } = await params;
  const access = await requireProject(slug, "record:read");
  const [campaigns, connections, prompt] = await Promise.all([
    listPairwiseCampaigns(access),
    listConnections(access),
    getNewestJudgePrompt(access),
  ]);
  const live = connections.filter(({ retired }) => !retired);
  const path = `/projects/${slug}/alignment`;
  const mayAsk = may(access, "connection:use") && may(access, "campaign:update");
  return (
    <>
      <PageHeader
        title="Ask a judge"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Alignment", href: path },
          { label: "Machine judges", href: `${path}/judges` },
        ]}
        description="Every pair is put to a model twice, with either answer first. Where the order changes its choice, it has said nothing."
      />
      <Card>
        {mayAsk && campaigns.length > 0 && live.length > 0 ? (
          <JudgeForm
            slug={slug}
            campaigns={campaigns}
            connections={live.map(({ number, name, defaultModel }) => ({ number, name, defaultModel }))}
            prompt={prompt ?? { name: "Comparison", body: DEFAULT_JUDGE_PROMPT }}
          />
        ) : !mayAsk ? (
          <EmptyState
            title="Asking costs money"
            action={<ActionLink href={`${path}/judges`}>Go to the judges</ActionLink>}
          >
            Leads and contributors of this project may ask a judge. Every result, you may read.
          </EmptyState>
        ) : campaigns.length === 0 ? (
          <EmptyState title="There are no pairs yet" action={<ActionLink href={path}>Go to the campaigns</ActionLink>}>
            A judge compares two answers. Make a pairwise campaign, or import a preference set.
          </EmptyState>
        ) : (
          <EmptyState
            title="There is no connection yet"
            action={<ActionLink href={`/projects/${slug}/training/connections`}>Go to the connections</ActionLink>}
          >
            A connection is an endpoint that speaks OpenAI’s API. A lead of this project adds one.
          </EmptyState>
        )}
      </Card>
    </>
  );
}
