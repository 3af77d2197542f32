import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RatingDesk } from "#components/alignment/rating/rating-desk.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { requirePerson, requireProject } from "#lib/access/page.ts";
import { getRating } from "#lib/alignment/queries/get-rating.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";
import { CAMPAIGN_KINDS } from "#lib/alignment/vocabulary.ts";

export const metadata: Metadata = { title: "Rate" };

export default async function RatingPage({ params }: PageProps<"/tasks/[slug]/[number]">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "feedback:rate");
  const [person, rating] = await Promise.all([requirePerson(), getRating(access, campaignNumberOf(number))]);
  if (!rating || rating.state === "draft") notFound();
  const { title, kind, guideline, judged, left, ...question } = rating;
  return (
    <>
      <PageHeader title={title} breadcrumb={[{ label: "My tasks", href: "/tasks" }]} />
      {rating.state === "closed" ? (
        <EmptyState title="This campaign is closed" action={<ButtonLink href="/tasks">My tasks</ButtonLink>}>
          What you judged is kept. Thank you.
        </EmptyState>
      ) : (
        <RatingDesk
          path={`/api/v1/projects/${slug}/campaigns/${rating.number}`}
          owner={`${person.userId}:${slug}:${rating.number}`}
          question={{ kind, ...question }}
          asks={CAMPAIGN_KINDS[kind].asks}
          judged={judged}
          left={left}
          guidelineVersion={guideline?.version ?? 0}
          guideline={
            guideline && (
              <details open className="rounded-lg border bg-surface px-4 py-3">
                <summary className="cursor-pointer font-semibold">
                  Guideline <span className="text-sm font-normal text-muted">version {guideline.version}</span>
                </summary>
                <div className="mt-2 max-h-[70dvh] overflow-y-auto text-sm">
                  <Markdown>{guideline.body}</Markdown>
                </div>
              </details>
            )
          }
        />
      )}
    </>
  );
}
