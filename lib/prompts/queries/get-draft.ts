import "server-only";
import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type EditedPrompt, hashOfEdited, storedDraft } from "#lib/prompts/form.ts";

export type DraftView = {
  readonly edited: EditedPrompt;
  readonly savedAt: Date;
  /** Of the version it would become; null where it cannot be one yet. */
  readonly contentSha256: string | null;
};

/** What the reader was writing; null when they were not. */
export async function getDraft(access: ProjectAccess<"prompt:update">, promptId: string): Promise<DraftView | null> {
  const userId = authorOf(access.actor);
  if (!userId) return null;
  const draft = await db().promptDraft.findFirst({
    where: { promptId, userId, prompt: { projectId: access.project.id } },
    select: { content: true, savedAt: true },
  });
  if (!draft) return null;
  const edited = storedDraft.parse(draft.content);
  return { edited, savedAt: draft.savedAt, contentSha256: hashOfEdited(edited) };
}
