import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { judgedPairs } from "#lib/alignment/items/judged-pairs.ts";
import { findVerdicts } from "#lib/alignment/judges/find-verdicts.ts";
import { encoded } from "#lib/platform/byte-stream.ts";
import { db } from "#lib/platform/db.ts";

/**
 * What a judge preferred in both orders, as TRL's preference lines; ties and pairs where the order decided have no place there. Every
 * line says that a machine said so.
 *
 * @returns null where there is no such run.
 */
export async function exportJudgeLabels(
  access: ProjectAccess<"record:read">,
  number: number,
): Promise<{ readonly name: string; readonly bytes: AsyncGenerator<Uint8Array> } | null> {
  const run = await db().judgeRun.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { id: true, campaignId: true, name: true, model: true, prompt: { select: { name: true, version: true } } },
  });
  if (!run) return null;
  return { name: `judge-${number}-machine-labels.jsonl`, bytes: encoded(labelLines(run)) };
}

type Run = {
  readonly id: string;
  readonly campaignId: string;
  readonly name: string;
  readonly model: string;
  readonly prompt: { readonly name: string; readonly version: number };
};

async function* labelLines({ id, campaignId, name, model, prompt }: Run): AsyncGenerator<string> {
  const verdicts = await findVerdicts(id);
  for await (const pairs of judgedPairs(campaignId)) {
    let lines = "";
    for (const pair of pairs) {
      const verdict = verdicts.get(pair.position);
      if (verdict !== "a" && verdict !== "b") continue;
      const [chosen, rejected] = verdict === "a" ? [pair.responseA, pair.responseB] : [pair.responseB, pair.responseA];
      const line = {
        ...{ prompt: pair.prompt, chosen, rejected, label_source: "machine" },
        judge: { name, model, prompt: prompt.name, prompt_version: prompt.version },
      };
      lines += `${JSON.stringify(line)}\n`;
    }
    yield lines;
  }
}
