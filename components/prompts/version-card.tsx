import type { ReactNode } from "react";
import { VersionDiffView } from "#components/prompts/version-diff.tsx";
import { VersionFacts } from "#components/prompts/version-facts.tsx";
import { VersionMessages } from "#components/prompts/version-messages.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { compareVersions } from "#lib/prompts/diff/compare-versions.ts";
import type { PromptVersionView } from "#lib/prompts/views.ts";

type VersionCardProps = {
  version: PromptVersionView;
  /** What it is compared with; null to show what it says. */
  against: PromptVersionView | null;
  newest: number;
  slug: string;
  path: string;
  note: ReactNode;
  actions: ReactNode;
};

/** A version: what it says, or what changed to it from another. */
export function VersionCard({ version, against, newest, slug, path, note, actions }: VersionCardProps) {
  const { number } = version;
  return (
    <Card
      title={against ? `From version ${against.number} to version ${number}` : `Version ${number}`}
      note={note}
      actions={actions}
      id="version"
    >
      <VersionFacts version={version} slug={slug} />
      {newest > 1 && (
        <form action={path} className="my-3 flex flex-wrap items-center gap-2 border-y py-2 print:hidden">
          <input type="hidden" name="version" value={number} />
          <label htmlFor="against" className="text-sm text-muted">
            Compare with version
          </label>
          <input
            id="against"
            name="against"
            type="number"
            min={1}
            max={newest}
            defaultValue={against?.number ?? (number > 1 ? number - 1 : newest)}
            className="control w-20 py-1"
          />
          <Button type="submit" size="small">
            Compare
          </Button>
          {against && (
            <ButtonLink size="small" variant="quiet" href={`${path}?version=${number}`} prefetch={false}>
              Show what it says
            </ButtonLink>
          )}
        </form>
      )}
      <div className="mt-3">
        {against ? <VersionDiffView diff={compareVersions(against, version)} /> : <VersionMessages version={version} />}
      </div>
    </Card>
  );
}
