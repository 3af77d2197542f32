import { LabelBadge } from "#components/prompts/label-badge.tsx";
import { MoveLabel } from "#components/prompts/move-label.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import type { PromptView } from "#lib/prompts/queries/get-prompt.ts";
import { PRODUCTION } from "#lib/prompts/rules/labels.ts";

/** Where the labels of a prompt point; those who may move them do so here. */
export function LabelsCard({ access, prompt }: { access: ProjectAccess<"project:read">; prompt: PromptView }) {
  const { labels, newest, key } = prompt;
  const common = { slug: access.project.slug, prompt: key, newest };
  const mayMove = newest > 0 && may(access, "prompt:update");
  const mayPromote = newest > 0 && may(access, "prompt:promote");
  const isInProduction = labels.some(({ label }) => label === PRODUCTION);
  return (
    <Card title="Labels" actions={mayMove && <MoveLabel {...common} />} id="labels">
      <ul className="grid gap-3">
        {!isInProduction && (
          <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <LabelBadge label={PRODUCTION} />
            <span className="text-muted">points to no version</span>
            {mayPromote && (
              <span className="ml-auto">
                <MoveLabel {...common} label={PRODUCTION} />
              </span>
            )}
          </li>
        )}
        {labels.map(({ label, version, movedByName, at, reason }) => (
          <li key={label}>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <LabelBadge label={label} />
              <span className="font-[550]">Version {version}</span>
              {(label === PRODUCTION ? mayPromote : mayMove) && (
                <span className="ml-auto">
                  <MoveLabel {...common} label={label} version={version} />
                </span>
              )}
            </div>
            <p className="text-sm text-pretty text-muted">
              since <Time at={at} day />, by {movedByName}
              {may(access, "prompt:read") && `: ${reason}`}
            </p>
          </li>
        ))}
      </ul>
      {mayMove && !mayPromote && (
        <p className="mt-3 text-xs text-muted">A lead moves production, which is what applications get.</p>
      )}
    </Card>
  );
}
