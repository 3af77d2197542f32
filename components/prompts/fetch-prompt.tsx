import { CopyButton } from "#components/ui/copy-button.tsx";

/** How an application fetches a prompt. */
export function FetchPrompt({ url, slug, prompt }: { url: string; slug: string; prompt: string }) {
  const command = `curl -H "Authorization: Bearer $TOKEN" \\\n  "${url}/api/v1/projects/${slug}/prompts/${prompt}?label=production"`;
  return (
    <>
      <div className="flex items-start gap-2 rounded-md border bg-sunken p-2 pl-3">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <pre tabIndex={0} className="min-w-0 grow overflow-x-auto font-mono text-sm leading-6">
          {command}
        </pre>
        <CopyButton text={command} />
      </div>
      <p className="mt-2 text-xs text-muted">
        A token with prompt:read. Without a label it is what is in production; ?version=3 is that version for ever.
      </p>
    </>
  );
}
