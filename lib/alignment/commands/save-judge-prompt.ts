import { createHash } from "node:crypto";
import { type AnyProjectAccess, authorOf, displayName } from "#lib/access/access.ts";
import type { Change } from "#lib/ledger/change.ts";
import { storableText } from "#lib/platform/storable-text.ts";

export type SavedJudgePrompt = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly body: string;
};

/** Keeps what a judge is asked as the next version of its name, in a change that is under way. The newest text again is no new version. */
export async function saveJudgePrompt(
  { tx, at, record }: Change,
  access: AnyProjectAccess,
  input: { readonly name: string; readonly body: string },
): Promise<SavedJudgePrompt> {
  const projectId = access.project.id;
  const [name, body] = [storableText(input.name), storableText(input.body)];
  const last = await tx.judgePrompt.findFirst({
    where: { projectId, name },
    orderBy: { version: "desc" },
    select: { id: true, name: true, version: true, body: true },
  });
  if (last?.body === body) return last;
  const version = (last?.version ?? 0) + 1;
  const sha256 = createHash("sha256").update(body).digest("hex");
  const saved = await tx.judgePrompt.create({
    data: {
      ...{ projectId, name, version, body, sha256, at },
      savedById: authorOf(access.actor),
      savedByName: displayName(access.actor),
    },
    select: { id: true },
  });
  record({ type: "judge.prompt-saved", payload: { name, version, sha256 } }, "alignment");
  return { id: saved.id, name, version, body };
}
