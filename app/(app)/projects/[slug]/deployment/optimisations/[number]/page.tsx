import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChooseOptimisation } from "#components/deployment/choose-optimisation.tsx";
import { CompareForSheet } from "#components/deployment/compare-for-sheet.tsx";
import { CountRate } from "#components/deployment/count-rate.tsx";
import { PolicyHistory } from "#components/deployment/policy-history.tsx";
import { RecordMeasurement } from "#components/deployment/record-measurement.tsx";
import { SetPolicy } from "#components/deployment/set-policy.tsx";
import { SheetCosts } from "#components/deployment/sheet-costs.tsx";
import { SheetFacts } from "#components/deployment/sheet-facts.tsx";
import { SheetFloors } from "#components/deployment/sheet-floors.tsx";
import { SheetQuality } from "#components/deployment/sheet-quality.tsx";
import { SheetVerdictCard } from "#components/deployment/sheet-verdict.tsx";
import { TakeCard } from "#components/deployment/take-card.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getOptimisationChoice } from "#lib/deployment/optimisations/queries/get-optimisation-choice.ts";
import { getSheet, listSheetPolicies } from "#lib/deployment/optimisations/queries/get-sheet.ts";
import { sheetNumberOf } from "#lib/deployment/optimisations/schema.ts";
import { METHODS } from "#lib/deployment/optimisations/vocabulary.ts";
import { listComparable } from "#lib/evaluation/queries/list-comparable.ts";

export const metadata: Metadata = { title: "Optimisation sheet" };

type Props = PageProps<"/projects/[slug]/deployment/optimisations/[number]">;

export default async function SheetPage({ params, searchParams }: Props) {
  const { slug, ...named } = await params;
  const access = await requireProject(slug, "project:read");
  const number = sheetNumberOf(named.number);
  const mayUpdate = may(access, "optimisation:update");
  const [sheet, policies, choice, evaluations] = await Promise.all([
    getSheet(access, number),
    listSheetPolicies(access, number),
    getOptimisationChoice(access),
    mayUpdate ? listComparable(access) : [],
  ]);
  if (!sheet) notFound();
  const above = `/projects/${slug}/deployment`;
  const path = `${above}/optimisations/${number}`;
  const isChosen = choice?.sheet === number;
  const takes = (await searchParams).take === "1";
  return (
    <>
      <PageHeader
        title={sheet.name}
        note={
          <>
            sheet {number} · {METHODS[sheet.method].title} {isChosen && <Badge tone="good">Ships</Badge>}
          </>
        }
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Deployment", href: above },
          { label: "Optimisations", href: `${above}/optimisations` },
        ]}
        actions={
          may(access, "optimisation:choose") &&
          !isChosen && <ChooseOptimisation slug={slug} sheet={sheet} primary={sheet.verdict.state === "met"} />
        }
      />
      <SheetVerdictCard sheet={sheet} />
      <SheetQuality
        sheet={sheet}
        slug={slug}
        actions={
          mayUpdate && (
            <CompareForSheet slug={slug} sheet={number} evaluations={evaluations} primary={!sheet.comparison} />
          )
        }
      />
      <SheetFloors sheet={sheet} actions={mayUpdate && <CountRate slug={slug} sheet={number} />} />
      <SheetCosts
        sheet={sheet}
        actions={
          mayUpdate && (
            <>
              {!takes && (
                <ButtonLink size="small" href={`${path}?take=1#take`} prefetch={false}>
                  Take from elsewhere
                </ButtonLink>
              )}
              <RecordMeasurement slug={slug} sheet={number} />
            </>
          )
        }
      />
      {takes && mayUpdate && <TakeCard access={access} sheet={sheet} />}
      <PolicyHistory
        policies={policies}
        actions={
          mayUpdate && (
            <SetPolicy
              slug={slug}
              sheet={number}
              policy={sheet.policy}
              hasResults={sheet.comparison !== null || sheet.rates.length > 0}
            />
          )
        }
      />
      <SheetFacts sheet={sheet} />
    </>
  );
}
