import type { ReactNode } from "react";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

type ConnectGuideProps = {
  slug: string;
  /** Where this Cairn is reached, without a trailing slash. */
  url: string;
  /** Whether this person may make the token that it needs. */
  mayMakeToken: boolean;
  /** Something is connected already: the guide waits folded up. */
  folded: boolean;
};

/** How an application begins to send: settings only, no code of ours in it. */
export function ConnectGuide({ folded, ...guide }: ConnectGuideProps) {
  if (!folded) {
    return (
      <Card id="connect" title="Connect an application">
        <Guide {...guide} />
      </Card>
    );
  }
  return (
    <details className="mt-4 rounded-lg border bg-surface px-4 py-3.5 sm:px-[1.125rem]">
      <summary className="font-semibold">Connect another application</summary>
      {/* A link to a target inside opens the fold; one to the fold itself does not. */}
      <div id="connect" className="pt-3">
        <Guide {...guide} />
      </div>
    </details>
  );
}

function Guide({ slug, url, mayMakeToken }: Omit<ConnectGuideProps, "folded">) {
  const settings = [
    `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${url}/v1/traces`,
    "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf",
    'OTEL_EXPORTER_OTLP_TRACES_HEADERS="Authorization=Bearer%20<token>"',
    "OTEL_EXPORTER_OTLP_TRACES_COMPRESSION=gzip",
    'OTEL_SERVICE_NAME="<name of the application>"',
    "OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental",
  ].join("\n");
  return (
    <>
      <p className="mb-3 max-w-2xl text-pretty text-muted">
        Any OpenTelemetry instrumentation of model calls can send here: the GenAI conventions, OpenInference,
        OpenLLMetry and the Vercel AI SDK are understood. Prompts and answers are dropped on arrival.
      </p>
      <ol className="list-decimal space-y-4 pl-5">
        <Step title="Make a token that may write telemetry">
          {mayMakeToken ? (
            <>
              On the page <TextLink href={`/projects/${slug}/members/tokens`}>Tokens</TextLink>, or on the server:
              <Code text={`npm run token -- ${slug} telemetry:write`} />
            </>
          ) : (
            "A lead of this project makes it for you."
          )}
        </Step>
        <Step title="Give the application these settings">
          <Code text={settings} />
        </Step>
        <Step title="Send something">Its calls stand in the charts within five seconds.</Step>
      </ol>
    </>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="marker:text-muted">
      <h3 className="font-[550]">{title}</h3>
      <div className="mt-1 text-muted">{children}</div>
    </li>
  );
}

function Code({ text }: { text: string }) {
  return (
    <div className="mt-2 flex items-start gap-2 rounded-md border bg-sunken p-2 pl-3">
      <pre className="min-w-0 grow overflow-x-auto font-mono text-sm leading-6 text-ink">{text}</pre>
      <CopyButton text={text} />
    </div>
  );
}
