import { readTemplate } from "#lib/prompts/rules/template.ts";

/** A prompt's text as it was written, with its variables marked. */
export function TemplateText({ text }: { text: string }) {
  if (text === "") return <p className="text-muted">empty</p>;
  let place = 0;
  return (
    <p className="font-mono text-sm leading-6 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {readTemplate(text).parts.map((part) => {
        place += 1;
        return "text" in part ? (
          <span key={place}>{part.text}</span>
        ) : (
          <mark key={place} className="rounded-sm bg-blue-soft px-0.5 text-blue">{`{{${part.variable}}}`}</mark>
        );
      })}
    </p>
  );
}
