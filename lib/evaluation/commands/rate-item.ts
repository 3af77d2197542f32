import type { ProjectAccess } from "#lib/access/access.ts";
import { rubricOf } from "#lib/evaluation/ratings/rubric-of.ts";
import type { RatingInput } from "#lib/evaluation/ratings/schema.ts";
import { boundsOf } from "#lib/evaluation/running/judge/scale.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type Refusals = "no-such-item" | "not-judged" | "off-the-scale" | "not-a-person";

/** Says what a person thinks of an answer, by the rubric its judge went by. The newest of a person counts; none is edited. */
export function rateItem(
  access: ProjectAccess<"item:rate">,
  { evaluation: number, position, rating }: RatingInput,
): Promise<Outcome<{ rating: number }, Refusals>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const { actor, project } = access;
    if (actor.kind !== "person") return refuse("not-a-person", "Only a person rates: a judge is held against people.");
    const evaluation = await tx.evaluation.findUnique({
      where: { projectId_number: { projectId: project.id, number } },
      select: { id: true, itemCount: true, settings: true },
    });
    if (!evaluation || position >= evaluation.itemCount)
      return refuse("no-such-item", "This item is not there. Reload the page.");
    const rubric = rubricOf(evaluation.settings);
    if (!rubric)
      return refuse("not-judged", "No judge went by a rubric here, so there is nothing to hold a rating against.");
    const { low, high } = boundsOf(rubric);
    if (rating < low || rating > high)
      return refuse("off-the-scale", `Choose a mark from ${low} to ${high}.`, "rating");
    await tx.itemRating.create({
      data: {
        ...{ evaluationId: evaluation.id, position, rating, at },
        rubric: rubric.name,
        raterId: actor.userId,
        raterName: actor.name,
      },
      select: { id: true },
    });
    record(
      { type: "item.rated", payload: { evaluation: number, item: position + 1, rubric: rubric.name } },
      "evaluation",
    );
    return accept({ rating });
  });
}
