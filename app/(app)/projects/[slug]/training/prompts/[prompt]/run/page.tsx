import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { StartRunForm } from "#components/prompts/run/start-run-form.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listConnections } from "#lib/connections/queries/list-connections.ts";
import { listVersionChoices } from "#lib/data/queries/list-version-choices.ts";
import { getPrompt } from "#lib/prompts/queries/get-prompt.ts";
import { listRunVersions } from "#lib/prompts/queries/get-version.ts";
import { PRODUCTION } from "#lib/prompts/rules/labels.ts";

export const metadata: Metadata = { title: "Run side by side" };

type Props = PageProps<"/projects/[slug]/training/prompts/[prompt]/run">;

export default async function RunPromptPage({ params }: Props) {
  const { slug, prompt: key } = await params;
  const access = await requireProject(slug, "record:read");
  const reading = await requireProject(slug, "prompt:read");
  const prompt = await getPrompt(access, key);
  if (!prompt) notFound();
  const [versions, connections, datasets] = await Promise.all([
    listRunVersions(reading, prompt.id),
    listConnections(access),
    listVersionChoices(access),
  ]);
  const live = connections.filter(({ retired }) => !retired);
  const production = prompt.labels.find(({ label }) => label === PRODUCTION)?.version;
  const first = [...new Set([production ?? prompt.newest - 1, prompt.newest])].filter((number) =>
    versions.some((one) => one.number === number),
  );
  const path = `/projects/${slug}/training/prompts`;
  return (
    <>
      <PageHeader
        title="Run side by side"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Prompts", href: path },
          { label: prompt.name, href: `${path}/${key}` },
        ]}
        description="Each version is asked about each row, and the answers come in beside each other. They are kept."
      />
      <Card>
        {!may(access, "connection:use") ? (
          <EmptyState title="A maker starts runs">
            Calling a connection costs money; leads and contributors do.
          </EmptyState>
        ) : live.length === 0 ? (
          <EmptyState
            title="No connection yet"
            action={<ActionLink href={`/projects/${slug}/training/connections`}>Go to connections</ActionLink>}
          >
            A run asks a model through a connection. A lead adds the first.
          </EmptyState>
        ) : versions.length === 0 ? (
          <EmptyState title="No version yet" action={<ActionLink href={`${path}/${key}/edit`}>Write one</ActionLink>}>
            A run puts versions side by side.
          </EmptyState>
        ) : (
          <StartRunForm
            slug={slug}
            prompt={key}
            versions={versions}
            connections={live.map(({ number, name, defaultModel }) => ({ number, name, defaultModel }))}
            datasets={datasets}
            first={first}
          />
        )}
      </Card>
    </>
  );
}
