import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { formatParameters } from "#components/model/model-text.ts";
import { PlanSources } from "#components/model/plan-sources.tsx";
import { PlanTable } from "#components/model/plan-table.tsx";
import { formatFlops } from "#components/model/plan-text.ts";
import { PlannerForm } from "#components/model/planner-form.tsx";
import { PublishedTable } from "#components/model/published-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { requireProject } from "#lib/access/page.ts";
import { planOf } from "#lib/model/planner/plan.ts";
import { planSchema } from "#lib/model/planner/plan-state.ts";

export const metadata: Metadata = { title: "Training planner" };

export default async function PlannerPage({ params, searchParams }: PageProps<"/projects/[slug]/model/planner">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const state = planSchema.parse(await searchParams);
  const plan = planOf(state);
  const { optimum, pretraining } = plan;
  const path = `/projects/${slug}/model/planner`;
  return (
    <>
      <PageHeader
        title="Training planner"
        description="What it takes to train a model from nothing, beside adapting one and only prompting one. An estimate to decide by, not a quotation."
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Model", href: `/projects/${slug}/model` },
        ]}
      />
      <div className="grid gap-4">
        <Card>
          <PlannerForm path={path} state={state} />
        </Card>
        <Card title="What each way takes" note={`${formatParameters(plan.parameters)} parameters`} flush>
          <PlanTable plan={plan} requests={state.requests} />
          <p className="px-[var(--edge)] py-3 text-pretty text-muted">
            {formatFlops(pretraining.flops)} are best spent on {formatParameters(Math.round(optimum.parameters))}{" "}
            parameters and {formatParameters(Math.round(optimum.tokens))} tokens; for{" "}
            {formatParameters(plan.parameters)} parameters the compute-optimal number of tokens is{" "}
            {formatParameters(plan.optimalTokens)}.
          </p>
        </Card>
        <Card title="Held against published trainings" note="by C = 6 · N · D" flush>
          <PublishedTable path={path} />
        </Card>
        <Card title="Formulas and sources">
          <PlanSources device={state.device} />
        </Card>
      </div>
    </>
  );
}
