import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PromptEditor } from "#components/prompts/editor/prompt-editor.tsx";
import { requireProject } from "#lib/access/page.ts";
import { listVersionChoices } from "#lib/data/queries/list-version-choices.ts";
import { beginning, editedOf } from "#lib/prompts/form.ts";
import { getDraft } from "#lib/prompts/queries/get-draft.ts";
import { getPrompt } from "#lib/prompts/queries/get-prompt.ts";
import { getVersions } from "#lib/prompts/queries/get-version.ts";

export const metadata: Metadata = { title: "Write a version" };

type Props = PageProps<"/projects/[slug]/training/prompts/[prompt]/edit">;

export default async function EditPromptPage({ params }: Props) {
  const { slug, prompt: key } = await params;
  const access = await requireProject(slug, "prompt:update");
  const reading = await requireProject(slug, "prompt:read");
  const prompt = await getPrompt(access, key);
  if (!prompt) notFound();
  const [[newest], kept, versions] = await Promise.all([
    getVersions(reading, prompt.id, [prompt.newest]),
    getDraft(access, prompt.id),
    listVersionChoices(access),
  ]);
  const draft = kept && !(newest && kept.contentSha256 === newest.contentSha256) ? kept : null;
  const edited = draft?.edited ?? (newest ? editedOf(newest) : beginning);
  const path = `/projects/${slug}/training/prompts`;
  return (
    <>
      <PageHeader
        title={`Version ${prompt.newest + 1}`}
        note={draft ? "your draft" : newest ? `begun from version ${newest.number}` : "the first"}
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Prompts", href: path },
          { label: prompt.name, href: `${path}/${key}` },
        ]}
      />
      <PromptEditor
        slug={slug}
        prompt={key}
        next={prompt.newest + 1}
        edited={edited}
        savedAt={draft?.savedAt.toISOString() ?? newest?.createdAt.toISOString() ?? null}
        versions={versions}
      />
    </>
  );
}
