import { AttachEvidence } from "#components/lifecycle/attach-evidence.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ChecklistItemView } from "#lib/gates/queries.ts";
import { removeEvidenceAction } from "#lib/lifecycle/actions.ts";
import type { TemplateKey } from "#lib/lifecycle/templates.ts";

type EvidenceListProps = { item: ChecklistItemView; template: TemplateKey; slug: string; edits: boolean };

/** The documents and links of an item. A file leads to its download, a link to where it points. */
export function EvidenceList({ item, template, slug, edits }: EvidenceListProps) {
  if (item.evidence.length === 0 && !edits) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      {item.evidence.length > 0 && (
        <ul aria-label={`Evidence for ${item.key}`} className="flex flex-wrap gap-2">
          {item.evidence.map((one) => (
            <li key={one.id} className="flex min-h-7 items-center gap-1 rounded-md border bg-ground pr-1 pl-2 text-sm">
              {one.url ? (
                <a href={one.url} rel="noopener noreferrer nofollow" className="break-all text-accent hover:underline">
                  {one.title}
                </a>
              ) : (
                <a
                  href={`/projects/${slug}/attachments/${one.attachmentId}`}
                  download
                  className="break-all text-accent hover:underline"
                >
                  {one.title}
                </a>
              )}
              <span className="text-xs whitespace-nowrap text-muted">
                {one.sha256 ? `${one.sha256.slice(0, 8)}…` : "link"} · {one.addedBy}
              </span>
              {edits && (
                <ActionForm action={removeEvidenceAction} toast>
                  <input type="hidden" name="project" value={slug} />
                  <input type="hidden" name="evidence" value={one.id} />
                  <SubmitButton variant="quiet" size="small" aria-label={`Remove ${one.title}`} pendingLabel="…">
                    ✕
                  </SubmitButton>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {edits && <AttachEvidence item={item} template={template} slug={slug} />}
    </div>
  );
}
