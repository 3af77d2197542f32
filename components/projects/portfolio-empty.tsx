import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { PortfolioRequest } from "#lib/gates/portfolio-schema.ts";

const NOTHING: Record<PortfolioRequest["view"], string> = {
  all: "No project fits",
  mine: "You lead no project",
  blocked: "Nothing is blocked",
  stale: "No signature is stale",
  waived: "Nothing is waived",
};

export function PortfolioEmpty({ request, hasProjects }: { request: PortfolioRequest; hasProjects: boolean }) {
  if (!hasProjects) {
    return (
      <EmptyState title="No project yet" action={<ButtonLink href="/projects/new">Make the first project</ButtonLink>}>
        A project takes one LLM use from its problem statement to production, through eight phases that each end at a
        gate. Those you make or are invited to stand here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={request.q ? `No project here is called “${request.q}”` : NOTHING[request.view]}
      action={<ButtonLink href="/">Show all projects</ButtonLink>}
    >
      {request.q ? "Try a part of its name, or look through all of them." : "That is how it should be."}
    </EmptyState>
  );
}
