import { ReleaseName } from "#components/deployment/environment-board.tsx";
import { RecordRehearsal } from "#components/deployment/record-rehearsal.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDuration } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import type { EnvironmentView } from "#lib/deployment/environments/queries.ts";
import { listRehearsals, type RehearsalView } from "#lib/deployment/releases/queries/list-rehearsals.ts";

const MOST = 5;

type RehearsalsSectionProps = { access: ProjectAccess<"record:read">; environments: readonly EnvironmentView[] };

/** The way back, as it was last tried. */
export async function RehearsalsSection({ access, environments }: RehearsalsSectionProps) {
  const { slug } = access.project;
  const rehearsals = await listRehearsals(access, MOST);
  const releases = releasesOf(environments);
  return (
    <Card
      id="rehearsals"
      title="Rollback rehearsals"
      note={rehearsals.length === MOST ? `the last ${MOST}` : undefined}
      className="mb-4 scroll-mt-4"
      actions={
        may(access, "release:update") &&
        releases.length > 0 && <RecordRehearsal slug={slug} environments={environments} releases={releases} />
      }
      flush
    >
      {rehearsals.length === 0 ? (
        <EmptyState title="The way back was never tried">
          Go back to the release before in an environment like production, take the time, and record it here with its
          log.
        </EmptyState>
      ) : (
        <Table caption="Rollback rehearsals">
          <thead className="bg-surface">
            <tr className="bg-inherit">
              <Th>When</Th>
              <Th>Where</Th>
              <Th>From</Th>
              <Th>Back to</Th>
              <Th>Ended</Th>
              <Th numeric>Took</Th>
              <Th>Log</Th>
            </tr>
          </thead>
          <tbody>
            {rehearsals.map((rehearsal) => (
              <RehearsalRow key={rehearsal.number} slug={slug} rehearsal={rehearsal} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** What runs, ran before or is to come somewhere: what a rehearsal is about. */
function releasesOf(environments: readonly EnvironmentView[]) {
  const all = environments.flatMap(({ candidate, running }) =>
    [candidate, running?.current.release, running?.before?.release].flatMap((one) => one ?? []),
  );
  return [...new Map(all.map((one) => [one.number, one])).values()].sort((a, b) => b.number - a.number);
}

function RehearsalRow({ slug, rehearsal }: { slug: string; rehearsal: RehearsalView }) {
  const { rehearsedAt, environment, from, to, outcome, durationSeconds, url, attachmentId, note, recordedByName } =
    rehearsal;
  return (
    <Tr>
      <RowHead>
        <Time at={rehearsedAt} />
        <span className="block text-xs font-normal text-muted">recorded by {recordedByName}</span>
      </RowHead>
      <Td>{environment.name}</Td>
      <Td>
        <ReleaseName slug={slug} {...from} mayRead />
      </Td>
      <Td>{to ? <ReleaseName slug={slug} {...to} mayRead /> : <span className="text-muted">switched off</span>}</Td>
      <Td>
        <Badge tone={outcome === "succeeded" ? "good" : "red"}>{outcome}</Badge>
        {note && <span className="block min-w-48 max-w-80 text-sm text-pretty text-muted">{note}</span>}
      </Td>
      <Td numeric>{formatDuration(durationSeconds * 1000)}</Td>
      <Td>
        <a
          className="rounded-sm text-accent hover:underline"
          href={url ?? `/projects/${slug}/attachments/${attachmentId}`}
          rel="noopener noreferrer nofollow"
        >
          Open the log
        </a>
      </Td>
    </Tr>
  );
}
