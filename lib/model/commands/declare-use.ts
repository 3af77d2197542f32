import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import type { UseInput } from "#lib/model/schema.ts";
import { readUse, wordsOfUse } from "#lib/model/use.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/** Says what the project will do with a model, as the next version. The same again makes none. */
export function declareUse(
  access: ProjectAccess<"model:update">,
  use: UseInput,
): Promise<Outcome<{ version: number }>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.declaredUse.findFirst({ where: { projectId }, orderBy: { version: "desc" } });
    const before = new Map(last ? wordsOfUse(readUse(last.use)) : []);
    const fields = wordsOfUse(use).flatMap(([label, value]) => (before.get(label) === value ? [] : [label]));
    if (last && fields.length === 0) return accept({ version: last.version });
    const version = (last?.version ?? 0) + 1;
    await tx.declaredUse.create({
      data: { projectId, version, use, authorId: authorOf(access.actor), at },
      select: { version: true },
    });
    record({ type: "model-use.declared", payload: { version, fields } }, "model");
    return accept({ version });
  });
}
