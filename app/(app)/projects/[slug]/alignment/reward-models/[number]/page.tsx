import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LengthFlag, MachineBadge } from "#components/alignment/preferences/flags.tsx";
import { HeldOutFigures } from "#components/alignment/preferences/held-out-figures.tsx";
import { LengthCheckCard } from "#components/alignment/preferences/length-check-card.tsx";
import { RewardModelFacts } from "#components/alignment/preferences/reward-model-facts.tsx";
import { TopFeaturesCard } from "#components/alignment/preferences/top-features-card.tsx";
import { topFeaturesData } from "#components/alignment/preferences/top-features-data.ts";
import { Chart } from "#components/charts/chart.tsx";
import { prepareChart } from "#components/charts/prepare.ts";
import { reliabilityData } from "#components/evaluation/distribution-data.ts";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getRewardModel, getTopFeatures } from "#lib/alignment/queries/get-reward-model.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";

export const metadata: Metadata = { title: "Reward model" };

type Props = PageProps<"/projects/[slug]/alignment/reward-models/[number]">;

export default async function RewardModelPage({ params }: Props) {
  const { slug, ...named } = await params;
  const access = await requireProject(slug, "project:read");
  const number = campaignNumberOf(named.number);
  const [model, features] = await Promise.all([
    getRewardModel(access, number),
    may(access, "record:read") ? getTopFeatures(access, number) : null,
  ]);
  if (!model) notFound();
  const path = `/projects/${slug}/alignment`;
  const { test } = model.report;
  return (
    <>
      <PageHeader
        title={model.name}
        note={
          <>
            reward model {model.number} <LengthFlag flag={model.lengthFlag} />{" "}
            {model.pairsOfMachines > 0 && <MachineBadge count={model.pairsOfMachines} />}
          </>
        }
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Alignment", href: path },
          { label: "Reward models", href: `${path}/reward-models` },
        ]}
        actions={
          features && (
            <ButtonLink href={`/api/v1/projects/${slug}/reward-models/${number}/export`} prefetch={false}>
              Export
            </ButtonLink>
          )
        }
      />
      <HeldOutFigures model={model} />
      <RewardModelFacts model={model} path={path} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Chart
          title="Reliability"
          note="well calibrated where both bars are equally high"
          model={prepareChart(reliabilityData(test.calibration.bins))}
          form="bar"
          heightPx={240}
        />
        <LengthCheckCard check={test.length} />
      </div>
      {features && (
        <>
          <div className="mt-4">
            <Chart
              title="What moves a score"
              note="effect: the weight times how far answers differ in it"
              model={prepareChart(topFeaturesData(features.raising, features.lowering))}
              form="bar"
              heightPx={260}
            />
          </div>
          <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
            <TopFeaturesCard title="Raise a score" features={features.raising} />
            <TopFeaturesCard title="Lower a score" features={features.lowering} />
          </div>
        </>
      )}
    </>
  );
}
