import { InterviewDialog } from "#components/scope/interview-dialog.tsx";
import { RemoveDialog } from "#components/scope/remove-dialog.tsx";
import { SectionPages } from "#components/scope/section-pages.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Page } from "#lib/platform/paging.ts";
import { removeInterviewAction } from "#lib/scope/actions.ts";
import type { InterviewView, SupportedObjective } from "#lib/scope/queries/list-interviews.ts";

type InterviewsSectionProps = {
  slug: string;
  interviews: Page<InterviewView>;
  objectives: readonly SupportedObjective[];
  mayEdit: boolean;
};

export function InterviewsSection({ slug, interviews, objectives, mayEdit }: InterviewsSectionProps) {
  const choices = objectives.map(({ id, number, name }) => ({ id, number, name }));
  return (
    <Card
      id="interviews"
      className="scroll-mt-16"
      title="Interviews"
      note="what stakeholders need, and which objectives that supports"
      actions={mayEdit && <InterviewDialog slug={slug} objectives={choices} />}
      flush
    >
      {interviews.total === 0 && (
        <EmptyState title="No interview yet">
          Ask the people who will use it, pay for it or be affected by it, and link what they say to the objectives. One
          interview at least is asked for.
        </EmptyState>
      )}
      <ul>
        {interviews.items.map((interview) => (
          <li key={interview.id} className="border-t px-[var(--edge)] py-3">
            <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
              <div className="min-w-0 grow basis-72">
                <h3 className="font-semibold">
                  {interview.stakeholderName}
                  <span className="font-normal text-muted">, {interview.stakeholderRole}</span>
                </h3>
                <p className="text-xs text-muted">
                  <Time at={interview.heldOn} day /> · asked by {interview.author ?? "somebody"}
                </p>
              </div>
              {mayEdit && (
                <div className="flex gap-1">
                  <InterviewDialog slug={slug} objectives={choices} interview={interview} />
                  <RemoveDialog
                    slug={slug}
                    id={interview.id}
                    what={`the interview with ${interview.stakeholderName}`}
                    action={removeInterviewAction}
                  />
                </div>
              )}
            </div>
            {interview.notes && (
              <div className="mt-1 max-w-3xl">
                <Markdown>{interview.notes}</Markdown>
              </div>
            )}
            {interview.supports.length > 0 && (
              <p className="mt-2 flex flex-wrap items-center gap-1.5 text-xs text-muted">
                supports
                {interview.supports.map(({ id, number, name }) => (
                  <Badge key={id} tone="good">
                    {number} · {name}
                  </Badge>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      <SectionPages list={interviews} name="interviews" anchor="interviews" />
    </Card>
  );
}
