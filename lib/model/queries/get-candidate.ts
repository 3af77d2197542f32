import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { namesOf } from "#lib/lifecycle/queries.ts";
import { type ComparedCandidate, comparisonOf } from "#lib/model/comparison.ts";
import { isLicenceKey } from "#lib/model/licences/licences.ts";
import type { LicenceReviewFindings } from "#lib/model/licences/reviewed.ts";
import type { WeightedCriterion } from "#lib/model/ranking/ranking.ts";
import { type GivenAnswer, type GivenReview, type GivenScore, loadSelection } from "#lib/model/selection.ts";
import { db } from "#lib/platform/db.ts";

export type ScoreView = Omit<GivenScore, "authorId"> & { readonly by: string };
export type AnswerView = Omit<GivenAnswer, "authorId"> & { readonly by: string };

export type CandidateView = {
  readonly candidate: ComparedCandidate;
  readonly criteria: readonly WeightedCriterion[];
  readonly scores: ReadonlyMap<string, ScoreView>;
  /** The newest to each question of its licence. */
  readonly answers: ReadonlyMap<string, AnswerView>;
  /** Whether Cairn has its clauses by itself; otherwise the project reviews it. */
  readonly isKnownLicence: boolean;
  readonly review: { readonly findings: LicenceReviewFindings; readonly by: string; readonly at: Date } | null;
  readonly hasDeclaredUse: boolean;
};

/** A live candidate with its scores and how its licence is judged; null when the project has none of this number. */
export async function getCandidate(
  access: ProjectAccess<"record:read">,
  number: number,
): Promise<CandidateView | null> {
  const selection = await loadSelection(db(), access.project.id);
  const candidate = comparisonOf(selection).rows.find((row) => row.number === number);
  if (!candidate) return null;
  const { licence } = candidate.model;
  const answers = selection.answers.filter((one) => one.licence === licence);
  const review = selection.reviews.find((one) => one.licence === licence) ?? null;
  const nameOf = await namesOf([...candidate.scores.values(), ...answers, review].map((one) => one?.authorId ?? null));
  return {
    candidate,
    criteria: selection.criteria,
    scores: new Map(
      [...candidate.scores].map(([key, { authorId, ...score }]) => [key, { ...score, by: nameOf(authorId) }]),
    ),
    answers: new Map(answers.map(({ authorId, ...answer }) => [answer.question, { ...answer, by: nameOf(authorId) }])),
    isKnownLicence: isLicenceKey(licence),
    review: review && reviewOf(review, nameOf),
    hasDeclaredUse: selection.use !== null,
  };
}

function reviewOf({ findings, authorId, at }: GivenReview, nameOf: (id: string | null) => string) {
  return { findings, at, by: nameOf(authorId) };
}
