import type { Metadata } from "next";
import { NewCampaign } from "#components/alignment/new-campaign.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requireProject } from "#lib/access/page.ts";

export const metadata: Metadata = { title: "New campaign" };

export default async function NewCampaignPage({ params }: PageProps<"/projects/[slug]/alignment/campaigns/new">) {
  const { slug } = await params;
  const { project } = await requireProject(slug, "campaign:update");
  return (
    <>
      <PageHeader
        title="New campaign"
        description="What it asks is fixed once it is made; its guideline may still change, in versions."
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: project.name, href: `/projects/${slug}` },
          { label: "Alignment", href: `/projects/${slug}/alignment` },
        ]}
      />
      <NewCampaign slug={slug} />
    </>
  );
}
