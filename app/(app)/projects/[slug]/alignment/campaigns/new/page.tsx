import type { Metadata } from "next";
import { FromPromptRun } from "#components/alignment/from-prompt-run.tsx";
import { NewCampaign } from "#components/alignment/new-campaign.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requireProject } from "#lib/access/page.ts";
import { listVariantPairs } from "#lib/alignment/queries/list-variant-pairs.ts";

export const metadata: Metadata = { title: "New campaign" };

export default async function NewCampaignPage({ params }: PageProps<"/projects/[slug]/alignment/campaigns/new">) {
  const { slug } = await params;
  const access = await requireProject(slug, "campaign:update");
  const pairs = await listVariantPairs(access);
  return (
    <>
      <PageHeader
        title="New campaign"
        description="What it asks is fixed once it is made; its guideline may still change, in versions."
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Alignment", href: `/projects/${slug}/alignment` },
        ]}
        actions={pairs.length > 0 && <FromPromptRun slug={slug} pairs={pairs} />}
      />
      <NewCampaign slug={slug} />
    </>
  );
}
