import { PIPELINE_STEPS } from "#components/deployment/pipeline-steps.ts";
import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";

type PipelineGuideProps = {
  slug: string;
  url: string;
  environment: string;
  mayMakeToken: boolean;
};

/** The step by which a pipeline asks before it ships, with this project's own values. */
export function PipelineGuide({ slug, url, environment, mayMakeToken }: PipelineGuideProps) {
  return (
    <Card id="pipeline" title="Ask from a pipeline" className="mb-4 scroll-mt-4">
      <p className="mb-3 max-w-3xl text-pretty text-muted">
        The step asks for a token for exactly the digest it is about to ship, uses it up, runs your command and reports
        how it ended. It ends with 0 when it was allowed, 1 when it was refused, with the reasons, 2 when it could not
        ask, and 3 when your command failed. It needs sh and curl, and an API token with <code>deployment:request</code>{" "}
        as CAIRN_TOKEN
        {mayMakeToken && (
          <>
            {" "}
            (<TextLink href={`/projects/${slug}/members/tokens`}>make one</TextLink>)
          </>
        )}
        .
      </p>
      <div className="grid items-start gap-3 xl:grid-cols-2">
        {PIPELINE_STEPS.map(({ title, text }) => {
          const step = text({ url, project: slug, environment });
          return (
            <details key={title} className="min-w-0 rounded-md border px-3 py-2" open={title === "GitHub Actions"}>
              <summary className="font-[550]">{title}</summary>
              <div className="mt-2 flex items-start gap-2 rounded-md bg-sunken p-2 pl-3">
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
                <pre tabIndex={0} className="min-w-0 grow overflow-x-auto font-mono text-sm leading-6">
                  {step}
                </pre>
                <CopyButton text={step} />
              </div>
            </details>
          );
        })}
      </div>
    </Card>
  );
}
