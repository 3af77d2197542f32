import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgreementCard } from "#components/alignment/agreement-card.tsx";
import { BiasCard } from "#components/alignment/bias-card.tsx";
import { ChooseCampaign, CloseCampaign, EditGuideline, OpenCampaign } from "#components/alignment/campaign-actions.tsx";
import { CampaignBadge } from "#components/alignment/campaign-badge.tsx";
import { CampaignProgress } from "#components/alignment/campaign-progress.tsx";
import { ExportCampaign } from "#components/alignment/export-campaign.tsx";
import { JudgedItems } from "#components/alignment/judged-items.tsx";
import { ModelsCard } from "#components/alignment/models-card.tsx";
import { RatersCard } from "#components/alignment/raters-card.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getAlignmentChoice } from "#lib/alignment/queries/get-alignment-choice.ts";
import { countRecentJudgements, getCampaign, listStateChanges } from "#lib/alignment/queries/get-campaign.ts";
import { getFigures } from "#lib/alignment/queries/get-figures.ts";
import { getGuideline } from "#lib/alignment/queries/get-guideline.ts";
import { listJudgedItems } from "#lib/alignment/queries/list-judged-items.ts";
import { listRaterChoices, listRaters } from "#lib/alignment/queries/list-raters.ts";
import { campaignNumberOf, itemsSearch } from "#lib/alignment/schema.ts";
import { CAMPAIGN_KINDS } from "#lib/alignment/vocabulary.ts";

export const metadata: Metadata = { title: "Campaign" };

type Props = PageProps<"/projects/[slug]/alignment/campaigns/[number]">;

export default async function CampaignPage({ params, searchParams }: Props) {
  const { slug, ...named } = await params;
  const access = await requireProject(slug, "project:read");
  const number = campaignNumberOf(named.number);
  const campaign = await getCampaign(access, number);
  if (!campaign) notFound();
  const search = itemsSearch.parse(await searchParams);
  const [view, lastDay, choice, changes, raters, choices, guideline, items] = await Promise.all([
    getFigures(access, number),
    countRecentJudgements(access, number),
    getAlignmentChoice(access),
    listStateChanges(access, number),
    may(access, "record:read") ? listRaters(access, number) : null,
    may(access, "campaign:run") ? listRaterChoices(access, number) : null,
    may(access, "record:read") ? getGuideline(access, number) : null,
    may(access, "record:read") ? listJudgedItems(access, number, search) : null,
  ]);
  const { title, state, kind } = campaign;
  const path = `/projects/${slug}/alignment`;
  const isChosen = choice?.campaign === number;
  return (
    <>
      <PageHeader
        title={title}
        note={
          <>
            campaign {number} · {CAMPAIGN_KINDS[kind].label.toLowerCase()} <CampaignBadge state={state} />{" "}
            {isChosen && <Badge tone="good">Chosen</Badge>}
          </>
        }
        description={
          changes[0] && (
            <>
              {changes[0].state === "open" ? "Opened" : "Closed"} by {changes[0].byName} <Time at={changes[0].at} />
            </>
          )
        }
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Alignment", href: path },
        ]}
        actions={
          <>
            {may(access, "record:read") && (
              <ExportCampaign path={`/api/v1/projects/${slug}/campaigns/${number}/export`} kind={kind} />
            )}
            {may(access, "campaign:run") && state === "open" && <CloseCampaign slug={slug} number={number} />}
            {may(access, "campaign:run") && state !== "open" && (
              <OpenCampaign slug={slug} number={number} again={state === "closed"} />
            )}
            {may(access, "alignment:choose") && state === "closed" && !isChosen && (
              <ChooseCampaign slug={slug} number={number} title={title} />
            )}
          </>
        }
      />
      <CampaignProgress campaign={campaign} lastDay={lastDay} alpha={view?.figures.alpha ?? null} />
      {view && (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <AgreementCard view={view} kind={kind} />
            <BiasCard figures={view.figures} />
          </div>
          <ModelsCard figures={view.figures} />
        </>
      )}
      {raters && (
        <RatersCard slug={slug} number={number} raters={raters} choices={choices} hasGold={campaign.goldCount > 0} />
      )}
      {may(access, "record:read") && (
        <Card
          title="Guideline"
          note={guideline ? `version ${guideline.version}, by ${guideline.savedByName}` : "not written yet"}
          id="guideline"
          className="mt-4"
          actions={
            may(access, "campaign:update") && <EditGuideline slug={slug} number={number} body={guideline?.body ?? ""} />
          }
        >
          {guideline ? (
            <Markdown>{guideline.body}</Markdown>
          ) : (
            <p className="text-muted">Say what makes an answer better before raters begin.</p>
          )}
        </Card>
      )}
      {items && <JudgedItems path={`${path}/campaigns/${number}`} search={search} items={items} />}
    </>
  );
}
