import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "#components/ui/time.tsx";
import { settingsInWords } from "#lib/prompts/settings-words.ts";
import type { PromptVersionView } from "#lib/prompts/views.ts";

/** What is known of a version besides its text. */
export function VersionFacts({ version, slug }: { version: PromptVersionView; slug: string }) {
  const { note, createdByName, createdAt, contentSha256, variables, settings, datasets } = version;
  const facts: [string, ReactNode][] = [
    ["What changed", note],
    [
      "Written",
      <span key="written">
        <Time at={createdAt} /> by {createdByName}
      </span>,
    ],
    [
      "Variables",
      variables.length > 0 ? (
        <code key="variables" className="[overflow-wrap:anywhere]">
          {variables.join(", ")}
        </code>
      ) : (
        "none"
      ),
    ],
    ...settingsInWords(settings).map(([label, value]): [string, ReactNode] => [
      label,
      <span key={label} className="[overflow-wrap:anywhere]">
        {value}
      </span>,
    ]),
    [
      "Examples from",
      datasets.length > 0 ? (
        <span key="examples" className="flex flex-wrap gap-x-2">
          {datasets.map((ref) => (
            <Link key={ref} href={`/projects/${slug}/data/datasets/${ref}`} className="rounded-sm hover:underline">
              dataset {ref}
            </Link>
          ))}
        </span>
      ) : (
        "no data is named"
      ),
    ],
    [
      "SHA-256",
      <code key="hash" title={contentSha256}>
        {contentSha256.slice(0, 12)}
      </code>,
    ],
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {facts.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs text-muted">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
