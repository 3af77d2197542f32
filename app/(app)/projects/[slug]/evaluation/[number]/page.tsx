import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompareWith } from "#components/evaluation/compare-with.tsx";
import { CustodyCard } from "#components/evaluation/custody-card.tsx";
import { DetailsView } from "#components/evaluation/details-view.tsx";
import { DistributionView } from "#components/evaluation/distribution-view.tsx";
import { EvaluationLine } from "#components/evaluation/evaluation-line.tsx";
import { EvaluationTabs } from "#components/evaluation/evaluation-tabs.tsx";
import { itemsHref } from "#components/evaluation/items-href.ts";
import { ItemsView } from "#components/evaluation/items-view.tsx";
import { PartialBadge } from "#components/evaluation/score-cells.tsx";
import { ScoresView } from "#components/evaluation/scores-view.tsx";
import { SlicesView } from "#components/evaluation/slices-view.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { itemSearch } from "#lib/evaluation/items/item-search.ts";
import { getEvaluation } from "#lib/evaluation/queries/get-evaluation.ts";
import { evaluationNumber, oneEvaluationSearch } from "#lib/evaluation/schema.ts";

export const metadata: Metadata = { title: "Evaluation" };

const PAGE_SIZE = 200;

type Props = PageProps<"/projects/[slug]/evaluation/[number]">;

export default async function OneEvaluationPage({ params, searchParams }: Props) {
  const { slug, ...named } = await params;
  const number = evaluationNumber(named.number);
  const access = await requireProject(slug, "project:read");
  const asked = await searchParams;
  const { view, score, page } = oneEvaluationSearch.parse(asked);
  // Answers are raw data: who may not read them is sent to what they may, not told off.
  const mayReadItems = may(access, "record:read");
  const shown = view === "items" && !mayReadItems ? "scores" : view;
  const isList = shown === "scores";
  const evaluation = await getEvaluation(access, number, { page: isList ? page : 1, pageSize: isList ? PAGE_SIZE : 1 });
  if (!evaluation) notFound();
  const above = `/projects/${slug}/evaluation`;
  const path = `${above}/${number}`;
  const common = { access, path, number, position: score };
  return (
    <>
      <PageHeader
        title={evaluation.name}
        note={
          <>
            evaluation {number} {evaluation.partial && <PartialBadge />}
          </>
        }
        description={<EvaluationLine evaluation={evaluation} />}
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Evaluation", href: above },
        ]}
        actions={<CompareWith access={access} path={above} number={number} />}
      />
      <EvaluationTabs
        path={path}
        current={shown}
        withItems={mayReadItems}
        counts={{ scores: evaluation.scoreCount, items: evaluation.itemCount }}
      />
      {shown === "scores" && (
        <>
          <ScoresView access={access} number={number} scores={evaluation.scores} />
          <CustodyCard access={access} evaluation={number} className="mt-4" />
        </>
      )}
      {shown === "distribution" && <DistributionView {...common} />}
      {shown === "slices" && (
        <SlicesView
          {...common}
          hrefOfSlice={mayReadItems ? (field, slice) => itemsHref(path, { field, slice }) : undefined}
        />
      )}
      {shown === "items" && may(access, "record:read") && (
        <ItemsView access={access} path={path} number={number} search={itemSearch.parse(asked)} />
      )}
      {shown === "details" && <DetailsView access={access} path={path} evaluation={evaluation} />}
    </>
  );
}
