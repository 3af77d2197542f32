import { BriefForm } from "#components/scope/brief-form.tsx";
import { Words } from "#components/scope/words.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Completeness } from "#components/ui/completeness.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ScopeView } from "#lib/scope/queries/get-scope.ts";
import { briefCompleteness } from "#lib/scope/rules/brief.ts";
import { TASK_TYPES } from "#lib/scope/vocabulary.ts";

type BriefSectionProps = { slug: string; brief: ScopeView["brief"]; mayEdit: boolean };

export function BriefSection({ slug, brief, mayEdit }: BriefSectionProps) {
  return (
    <Card
      id="brief"
      className="scroll-mt-16"
      title="Brief"
      note={
        brief.savedAt && (
          <>
            last saved by {brief.savedBy ?? "somebody"}, <Time at={brief.savedAt} />
          </>
        )
      }
      actions={<Completeness {...briefCompleteness(brief)} />}
    >
      {mayEdit ? <BriefForm slug={slug} brief={brief} /> : <BriefWords brief={brief} />}
    </Card>
  );
}

function BriefWords({ brief }: { brief: ScopeView["brief"] }) {
  return (
    <dl className="flex max-w-3xl flex-col gap-4">
      <Words id="problem" term="Problem statement">
        {brief.problemStatement}
      </Words>
      <Words id="users" term="Users">
        {brief.users}
      </Words>
      <div id="task-types">
        <dt className="font-[550]">Task types</dt>
        <dd className="mt-1 flex flex-wrap gap-1.5">
          {brief.taskTypes.length === 0 && <span className="text-muted">not recorded yet</span>}
          {brief.taskTypes.map((key) => (
            <Badge key={key}>{(TASK_TYPES as Record<string, string>)[key] ?? key}</Badge>
          ))}
        </dd>
      </div>
      <Words id="alternative" term="Alternative without AI">
        {brief.nonAiAlternative}
      </Words>
      <Words term="Out of scope">{brief.outOfScope}</Words>
    </dl>
  );
}
