import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { Time } from "#components/ui/time.tsx";
import { requireInsider } from "#lib/access/page.ts";
import { listMyReviews, REVIEWS_PER_PAGE, type ReviewView } from "#lib/gates/queries.ts";
import { phaseOf } from "#lib/lifecycle/phases.ts";

export const metadata: Metadata = { title: "My reviews" };

const KINDS: Record<ReviewView["kind"], { label: string; tone: BadgeTone; action: string }> = {
  sign: { label: "to sign", tone: "blue", action: "Review and sign" },
  "sign-again": { label: "to sign again", tone: "amber", action: "See the change" },
  "agree-waiver": { label: "waiver", tone: "amber", action: "Decide" },
};

const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

export default async function ReviewsPage({ searchParams }: PageProps<"/reviews">) {
  const person = await requireInsider();
  const page = pageSchema.parse((await searchParams).page ?? 1);
  const { reviews, total } = await listMyReviews(person, page);
  const first = (page - 1) * REVIEWS_PER_PAGE;
  return (
    <>
      <PageHeader
        title="My reviews"
        note={total > 0 && formatCount(total, "review")}
        description="What waits for your signature or your word, the oldest first."
      />
      <Card flush>
        {reviews.length === 0 ? (
          <EmptyState title="Nothing waits for you">
            A checklist comes here when it is complete and you may sign it, and again when what you signed has changed.
            So does a waiver that needs a second person.
          </EmptyState>
        ) : (
          <ul className="-mt-2">
            {reviews.map((review) => (
              <ReviewRow key={`${review.project.slug}/${review.phase}/${review.subject}`} review={review} />
            ))}
          </ul>
        )}
      </Card>
      <Pagination
        summary={`${first + 1}–${first + reviews.length} of ${total}`}
        previousHref={page > 1 ? `/reviews?page=${page - 1}` : undefined}
        nextHref={first + REVIEWS_PER_PAGE < total ? `/reviews?page=${page + 1}` : undefined}
      />
    </>
  );
}

function ReviewRow({ review }: { review: ReviewView }) {
  const { label, tone, action } = KINDS[review.kind];
  const href = `/projects/${review.project.slug}`;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1.5 border-t px-[var(--edge)] py-3 first:border-t-0">
      <div className="min-w-0 grow basis-72">
        <h2 className="flex flex-wrap items-center gap-x-2 font-semibold">
          {review.title}
          <Badge tone={tone}>{label}</Badge>
        </h2>
        <p className="text-pretty">{review.detail}</p>
        <p className="mt-0.5 text-xs text-muted">
          <Link href={href} className="rounded-sm font-[550] hover:underline">
            {review.project.name}
          </Link>{" "}
          · {phaseOf(review.phase).title} · since <Time at={review.since} />
        </p>
      </div>
      <ActionLink href={`${href}/${review.path}`}>
        {action}
        <span className="sr-only">: {review.title}</span>
      </ActionLink>
    </li>
  );
}
