import { ChoosePrompt } from "#components/prompts/choose-prompt.tsx";
import { FetchPrompt } from "#components/prompts/fetch-prompt.tsx";
import { LabelHistory } from "#components/prompts/label-history.tsx";
import { LabelsCard } from "#components/prompts/labels-card.tsx";
import { PromptRunTable } from "#components/prompts/prompt-run-table.tsx";
import { VersionCard } from "#components/prompts/version-card.tsx";
import { VersionsTable } from "#components/prompts/versions-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { publicUrl } from "#lib/platform/env.ts";
import { listLabelMoves, listVersions, type PromptView } from "#lib/prompts/queries/get-prompt.ts";
import { getVersions } from "#lib/prompts/queries/get-version.ts";
import { listPromptRuns } from "#lib/prompts/queries/list-runs.ts";
import { getChoice } from "#lib/training/queries/get-choice.ts";

type PromptRecordProps = {
  access: ProjectAccess<"project:read"> & ProjectAccess<"prompt:read">;
  prompt: PromptView;
  search: { version?: number; against?: number; page: number };
};

/** Everything about a prompt, for those who may read what it says. */
export async function PromptRecord({ access, prompt, search }: PromptRecordProps) {
  const { slug } = access.project;
  const path = `/projects/${slug}/training/prompts/${prompt.key}`;
  const number = search.version ?? prompt.newest;
  const [versions, [shown, other], moves, choice, runs] = await Promise.all([
    listVersions(access, prompt.id, search.page),
    getVersions(access, prompt.id, search.against ? [number, search.against] : [number]),
    listLabelMoves(access, prompt.id),
    getChoice(access),
    may(access, "record:read") ? listPromptRuns(access, { promptId: prompt.id, page: 1 }) : null,
  ]);
  const isChosen = choice?.kind === "prompt" && choice.prompt === prompt.key && choice.version === number;
  const first = (versions.page - 1) * versions.pageSize;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_27rem]">
      <div className="grid min-w-0 gap-4">
        {shown ? (
          <VersionCard
            version={shown}
            against={other ?? null}
            newest={prompt.newest}
            slug={slug}
            path={path}
            note={isChosen && <Badge tone="good">Chosen for Training</Badge>}
            actions={
              may(access, "training:choose") &&
              !isChosen && <ChoosePrompt slug={slug} prompt={prompt.key} name={prompt.name} version={shown.number} />
            }
          />
        ) : (
          <Card title="Versions">
            <EmptyState
              title={prompt.newest === 0 ? "No version yet" : `There is no version ${number}`}
              action={may(access, "prompt:update") && <ActionLink href={`${path}/edit`}>Write one</ActionLink>}
            >
              A version keeps what the prompt says, word for word, with its variables and settings.
            </EmptyState>
          </Card>
        )}
        {runs && runs.total > 0 && (
          <Card title="Runs" note={formatCount(runs.total, "run")} flush id="runs">
            <PromptRunTable runs={runs.items} path={path} />
          </Card>
        )}
      </div>
      <div className="grid min-w-0 gap-4">
        <LabelsCard access={access} prompt={prompt} />
        {versions.total > 0 && (
          <Card title="Versions" note={formatCount(versions.total, "version")} flush id="versions">
            <VersionsTable versions={versions.items} labels={prompt.labels} shown={number} path={path} />
            <div className="px-[var(--edge)]">
              <Pagination
                summary={`${first + 1}–${first + versions.items.length} of ${versions.total}`}
                previousHref={versions.page > 1 ? `${path}?page=${versions.page - 1}#versions` : undefined}
                nextHref={
                  first + versions.items.length < versions.total
                    ? `${path}?page=${versions.page + 1}#versions`
                    : undefined
                }
              />
            </div>
          </Card>
        )}
        <Card title="Fetch it">
          <FetchPrompt url={publicUrl()} slug={slug} prompt={prompt.key} />
        </Card>
        {moves.length > 0 && (
          <Card title="Moves of labels" id="moves">
            <LabelHistory moves={moves} />
          </Card>
        )}
      </div>
    </div>
  );
}
