import { RemoveDialog } from "#components/scope/remove-dialog.tsx";
import { SectionPages } from "#components/scope/section-pages.tsx";
import { TechnologyOptionDialog } from "#components/scope/technology-option-dialog.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Page } from "#lib/platform/paging.ts";
import { removeTechnologyOptionAction } from "#lib/scope/actions.ts";
import type { TechnologyOptionView } from "#lib/scope/queries/list-technology-options.ts";
import { TECHNOLOGY_VERDICTS, type TechnologyVerdict } from "#lib/scope/vocabulary.ts";

const TONES: Record<TechnologyVerdict, BadgeTone> = { considered: "neutral", shortlisted: "good", rejected: "red" };

type TechnologySectionProps = { slug: string; options: Page<TechnologyOptionView>; mayEdit: boolean };

export function TechnologySection({ slug, options, mayEdit }: TechnologySectionProps) {
  return (
    <Card
      id="technology"
      className="scroll-mt-16"
      title="Technology options"
      note="the ways to build it, the rejected ones too"
      actions={mayEdit && <TechnologyOptionDialog slug={slug} />}
      flush
    >
      {options.total === 0 && (
        <EmptyState title="No option reviewed yet">
          Record the ways this could be built, among them the one without a language model, and why each was taken
          further or left.
        </EmptyState>
      )}
      <ul>
        {options.items.map((option) => (
          <li key={option.id} className="border-t px-[var(--edge)] py-3">
            <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
              <div className="min-w-0 grow basis-72">
                <h3 className="flex flex-wrap items-center gap-2 font-semibold">
                  {option.name} <Badge tone={TONES[option.verdict]}>{TECHNOLOGY_VERDICTS[option.verdict]}</Badge>
                </h3>
                {option.summary && <p className="max-w-3xl whitespace-pre-wrap text-pretty">{option.summary}</p>}
              </div>
              {mayEdit && (
                <div className="flex gap-1">
                  <TechnologyOptionDialog slug={slug} option={option} />
                  <RemoveDialog slug={slug} id={option.id} what={option.name} action={removeTechnologyOptionAction} />
                </div>
              )}
            </div>
            <dl className="mt-1 grid max-w-3xl grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-2">
              <Point term="For it">{option.strengths}</Point>
              <Point term="Against it">{option.weaknesses}</Point>
            </dl>
            {option.reason && (
              <p className="mt-1 max-w-3xl whitespace-pre-wrap text-pretty text-muted">
                <span className="font-[550]">Verdict:</span> {option.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
      <SectionPages list={options} name="technology" anchor="technology" />
    </Card>
  );
}

function Point({ term, children }: { term: string; children: string }) {
  if (!children) return null;
  return (
    <div>
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="whitespace-pre-wrap text-pretty">{children}</dd>
    </div>
  );
}
