import { UploadForm } from "#components/data/upload-form.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type UploadVersionProps = {
  slug: string;
  dataset: number;
  /** Where this Cairn is reached, without a trailing slash. */
  url: string;
  /** What it can be made from. */
  sources: readonly { readonly number: number; readonly name: string }[];
};

/** Takes in the next version of a dataset: chosen, dropped, or sent by a pipeline. */
export function UploadVersion({ slug, dataset, url, sources }: UploadVersionProps) {
  const path = `/api/v1/projects/${slug}/datasets/${dataset}/versions`;
  const command = [
    `curl -X POST '${url}${path}?purpose=test&format=jsonl&fileName=test.jsonl'`,
    '  -H "Authorization: Bearer $CAIRN_TOKEN"',
    "  -H 'Content-Type: application/x-ndjson' --data-binary @test.jsonl",
  ].join(" \\\n");
  return (
    <Dialog
      trigger="Upload a version"
      variant="primary"
      wide
      title="Upload a version"
      description="A version never changes. Its rows are checked while they arrive; a file that cannot be read leaves nothing behind."
    >
      <UploadForm path={path} pagePath={`/projects/${slug}/data/datasets/${dataset}`} sources={sources} />
      <details className="mt-4 border-t pt-3">
        <summary className="cursor-pointer font-[550]">From a pipeline</summary>
        <p className="mt-1 text-muted">With a token of this project that may write data:</p>
        <div className="mt-2 flex items-start gap-2 rounded-md border bg-sunken p-2 pl-3">
          <pre className="min-w-0 grow overflow-x-auto font-mono text-sm leading-6">{command}</pre>
          <CopyButton text={command} />
        </div>
      </details>
    </Dialog>
  );
}
