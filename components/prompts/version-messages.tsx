import { ROLE_LABELS } from "#components/prompts/role-labels.ts";
import { TemplateText } from "#components/prompts/template-text.tsx";
import type { PromptVersionView } from "#lib/prompts/views.ts";

/** What a version says, message by message. */
export function VersionMessages({ version }: { version: PromptVersionView }) {
  return (
    <ol className="grid gap-3">
      {version.messages.map(({ role, content }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a version never changes, and its messages have no other name
        <li key={index} className="rounded-md border bg-sunken px-3.5 py-2.5">
          <h3 className="mb-1 text-xs text-muted">{version.kind === "text" ? "Text" : ROLE_LABELS[role]}</h3>
          <TemplateText text={content} />
        </li>
      ))}
    </ol>
  );
}
