import { CopyButton } from "#components/ui/copy-button.tsx";

/** What an application changes to ask its models through the gateway. */
export function GatewayHow({ url, slug }: { url: string; slug: string }) {
  const base = `${url}/api/v1/gateway/${slug}/v1`;
  const lines = [
    `export OPENAI_BASE_URL=${base}`,
    "export OPENAI_API_KEY=<a token of this project with gateway:use>",
  ].join("\n");
  return (
    <div className="grid gap-3 p-4">
      <p>Any client of OpenAI's API works unchanged. Make a token under Members, Tokens, and set two variables:</p>
      <div className="flex items-start justify-between gap-3 rounded-md bg-sunken px-3 py-2">
        <pre className="min-w-0 overflow-x-auto text-sm whitespace-pre-wrap break-all">{lines}</pre>
        <CopyButton text={lines} />
      </div>
      <p className="text-sm text-muted">
        Send <code>x-cairn-cache: bypass</code> for an answer that is neither taken from the cache nor kept, or{" "}
        <code>refresh</code> for one that replaces what is kept. Each answer says in <code>x-cairn-cache</code> where it
        came from, and every call becomes a trace in Monitoring.
      </p>
    </div>
  );
}
