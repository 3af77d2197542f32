import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { findCandidate } from "#lib/model/commands/find-candidate.ts";
import type { ScoreInput } from "#lib/model/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type Refusals = "no-such-candidate" | "no-such-criterion" | "no-such-evaluation";

/** Says how well a candidate does by a criterion, and where that is from. No points take an earlier score back. */
export function scoreCandidate(
  access: ProjectAccess<"model:update">,
  { candidate: number, criterion, evaluation, url, ...score }: ScoreInput,
): Promise<Outcome<{ number: number }, Refusals>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findCandidate(tx, projectId, number);
    if (!found.ok) return found;
    const { candidate, selection } = found.value;
    const named = selection.criteria.find(({ key }) => key === criterion);
    if (!named)
      return refuse("no-such-criterion", "Candidates are not compared by this any more. Reload the page.", "criterion");
    const measuredIn =
      score.source === "evaluation" && evaluation !== null
        ? await tx.evaluation.findFirst({ where: { projectId, number: evaluation }, select: { id: true } })
        : null;
    if (score.source === "evaluation" && !measuredIn)
      return refuse("no-such-evaluation", `The project has no evaluation ${evaluation}.`, "evaluation");
    await tx.candidateScore.create({
      data: {
        ...{ candidateId: candidate.id, criterion, ...score },
        evaluationId: measuredIn?.id ?? null,
        url: score.source === "document" ? url : null,
        authorId: authorOf(access.actor),
        at,
      },
      select: { id: true },
    });
    const { name } = candidate.model;
    record(
      { type: "candidate.scored", payload: { number, name, criterion: named.title, points: score.points } },
      "model",
    );
    return accept({ number });
  });
}
