import { AnswerForm } from "#components/lifecycle/answer-form.tsx";
import { EvidenceList } from "#components/lifecycle/evidence-list.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { formatDay } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { ChecklistItemView } from "#lib/gates/queries.ts";
import type { Answer, Blocker } from "#lib/lifecycle/checklist-rules.ts";
import type { TemplateKey } from "#lib/lifecycle/templates.ts";

export const ANSWER_LABELS: Record<Answer, string> = { open: "Open", met: "Met", "not-applicable": "Does not apply" };

const TONES: Record<Answer, BadgeTone> = { open: "neutral", met: "good", "not-applicable": "blue" };

const BLOCKED: Record<Blocker["kind"], string | null> = {
  "item-open": null,
  "evidence-missing": "evidence is missing",
  "reason-missing": "a reason is missing",
  "must-apply": "this item always applies",
  "template-outdated": null,
};

type ChecklistItemProps = {
  item: ChecklistItemView;
  template: TemplateKey;
  slug: string;
  round: number;
  edits: boolean;
};

/** One question of a checklist: what is asked and why, the answer, and what shows it. */
export function ChecklistItem({ item, template, slug, round, edits }: ChecklistItemProps) {
  const blocked = item.blocker && BLOCKED[item.blocker];
  return (
    <li id={item.key} className="scroll-mt-4 border-t px-4 py-4 first:border-t-0 sm:px-[1.125rem]">
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
        <span className="text-muted tabular-nums">{item.key}</span>
        {item.title}
        {!edits && <Badge tone={TONES[item.answer]}>{ANSWER_LABELS[item.answer].toLowerCase()}</Badge>}
        {blocked && <Badge tone="amber">{blocked}</Badge>}
      </h3>
      <p className="mt-0.5 max-w-3xl text-pretty">{item.text}</p>
      <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{item.guidance}</p>
      <p className="mt-1 text-xs text-muted">
        {[
          item.reference,
          item.evidenceRequired && "needs evidence",
          item.appliesFrom && `the duty behind it applies from ${formatDay(item.appliesFrom)}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {edits ? (
        <AnswerForm item={item} template={template} slug={slug} round={round} />
      ) : (
        item.note && <p className="mt-2 max-w-3xl text-pretty whitespace-pre-line">{item.note}</p>
      )}
      <EvidenceList item={item} template={template} slug={slug} edits={edits} />
      {item.answeredBy && item.answeredAt && (
        <p className="mt-2 text-xs text-muted">
          {ANSWER_LABELS[item.answer].toLowerCase()}, by {item.answeredBy} on <Time at={item.answeredAt} />
        </p>
      )}
    </li>
  );
}
