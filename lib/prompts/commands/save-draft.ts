import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { findPrompt } from "#lib/prompts/commands/find-prompt.ts";
import type { SavedDraft } from "#lib/prompts/form.ts";

/**
 * Keeps what a person is writing, a moment after each key. It is theirs alone and no fact of the project, so it neither takes the
 * project's lock nor is written to the ledger: what becomes of it, a version, is.
 */
export async function saveDraft(
  access: ProjectAccess<"prompt:update">,
  { prompt: key, edited }: SavedDraft,
): Promise<Outcome<undefined, "no-such-prompt" | "no-person">> {
  const userId = authorOf(access.actor);
  if (!userId) return refuse("no-person", "Only a person has a draft. Publish a version instead.");
  const found = await findPrompt(db(), access.project.id, key);
  if (!found.ok) return found;
  const messages = edited.messages.map(({ role, content }) => ({ role, content: storableText(content) }));
  const kept = { content: { ...edited, messages }, savedAt: now() };
  const promptId = found.value.id;
  await db().promptDraft.upsert({
    where: { promptId_userId: { promptId, userId } },
    create: { promptId, userId, ...kept },
    update: kept,
    select: { promptId: true },
  });
  return accept();
}

/** Takes one's draft away; the editor then begins from the newest version again. */
export async function discardDraft(
  access: ProjectAccess<"prompt:update">,
  { prompt: key }: { readonly prompt: string },
): Promise<Outcome<undefined, "no-such-prompt">> {
  const found = await findPrompt(db(), access.project.id, key);
  if (!found.ok) return found;
  const userId = authorOf(access.actor);
  if (userId) await db().promptDraft.deleteMany({ where: { promptId: found.value.id, userId } });
  return accept();
}
