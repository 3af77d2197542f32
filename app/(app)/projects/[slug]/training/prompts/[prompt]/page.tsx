import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { EditPrompt } from "#components/prompts/edit-prompt.tsx";
import { LabelsCard } from "#components/prompts/labels-card.tsx";
import { PromptRecord } from "#components/prompts/prompt-record.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getPrompt } from "#lib/prompts/queries/get-prompt.ts";
import { promptSearch } from "#lib/prompts/schema.ts";

export const metadata: Metadata = { title: "Prompt" };

type Props = PageProps<"/projects/[slug]/training/prompts/[prompt]">;

export default async function PromptPage({ params, searchParams }: Props) {
  const { slug, prompt: key } = await params;
  const access = await requireProject(slug, "project:read");
  const prompt = await getPrompt(access, key);
  if (!prompt) notFound();
  const path = `/projects/${slug}/training/prompts/${key}`;
  return (
    <>
      <PageHeader
        title={prompt.name}
        note={<code>{prompt.key}</code>}
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Training", href: `/projects/${slug}/training` },
          { label: "Prompts", href: `/projects/${slug}/training/prompts` },
        ]}
        description={prompt.description}
        actions={
          may(access, "prompt:update") && (
            <>
              <EditPrompt slug={slug} prompt={prompt} />
              {prompt.newest > 0 && <ButtonLink href={`${path}/run`}>Run side by side</ButtonLink>}
              <ButtonLink href={`${path}/edit`} variant="primary">
                {prompt.newest > 0 ? `Write version ${prompt.newest + 1}` : "Write the first version"}
              </ButtonLink>
            </>
          )
        }
      />
      {may(access, "prompt:read") ? (
        <PromptRecord access={access} prompt={prompt} search={promptSearch.parse(await searchParams)} />
      ) : (
        <LabelsCard access={access} prompt={prompt} />
      )}
    </>
  );
}
