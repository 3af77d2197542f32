import { createHash } from "node:crypto";
import type { CoveredFacts, InRound } from "#lib/lifecycle/load-subject.ts";
import type { Tx } from "#lib/platform/db.ts";

/** The notes of a phase as a signature covers them: by what they say, and who wrote any of it. */
export async function noteFacts(tx: Tx, { projectId, phase, round }: InRound): Promise<CoveredFacts> {
  const rows = await tx.phaseNote.findMany({
    where: { projectId, phase, round },
    orderBy: { id: "desc" },
    distinct: ["savedById"],
    select: { savedById: true },
  });
  const last = await tx.phaseNote.findFirst({
    where: { projectId, phase, round },
    orderBy: { id: "desc" },
    select: { body: true },
  });
  if (!last?.body) return { records: [], authors: [] };
  return {
    records: [
      {
        id: phase,
        label: "Notes",
        // Long text would drown the difference that a reviewer is shown: the beginning, and a hash of the whole.
        fields: { text: excerpt(last.body), sha256: createHash("sha256").update(last.body).digest("hex") },
      },
    ],
    authors: rows.map((row) => row.savedById),
  };
}

function excerpt(body: string): string {
  return body.length <= 600 ? body : `${body.slice(0, 600)}…`;
}
