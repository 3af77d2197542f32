import { cache } from "react";
import { catalogueModel } from "#lib/model/catalogue/catalogue.ts";
import { type CustomModelRow, customModelFacts } from "#lib/model/custom-model.ts";
import type { Answers, LicenceVerdict } from "#lib/model/licences/judge-licence.ts";
import type { Licence } from "#lib/model/licences/licence.ts";
import { licenceOf } from "#lib/model/licences/licences.ts";
import { type LicenceReviewFindings, licenceOfReview } from "#lib/model/licences/reviewed.ts";
import type { ModelFacts } from "#lib/model/model-facts.ts";
import type { WeightedCriterion } from "#lib/model/ranking/ranking.ts";
import { verdictFor } from "#lib/model/rules.ts";
import { readUse, type UseVersion } from "#lib/model/use.ts";
import { DEFAULT_CRITERIA, type ScoreSource, type Way } from "#lib/model/vocabulary.ts";
import { readAll, type Tx } from "#lib/platform/db.ts";

export type GivenScore = {
  readonly criterion: string;
  readonly points: number;
  readonly measured: string;
  readonly source: ScoreSource;
  readonly evaluation: number | null;
  readonly url: string | null;
  readonly note: string;
  readonly authorId: string | null;
  readonly at: Date;
};

export type GivenAnswer = {
  readonly licence: string;
  readonly question: string;
  readonly answer: boolean;
  readonly note: string;
  readonly authorId: string | null;
  readonly at: Date;
};

export type GivenReview = {
  readonly licence: string;
  readonly findings: LicenceReviewFindings;
  readonly authorId: string | null;
  readonly at: Date;
};

/** A candidate as it stands now. */
export type Candidate = {
  readonly id: string;
  readonly number: number;
  readonly catalogueKey: string | null;
  readonly customModel: number | null;
  readonly model: ModelFacts;
  readonly way: Way;
  readonly note: string;
  readonly licence: Licence;
  /** Against the use declared now; null until one is. */
  readonly verdict: LicenceVerdict | null;
  /** The newest of each criterion that has one. */
  readonly scores: ReadonlyMap<string, GivenScore>;
  readonly removed: boolean;
};

/** Everything a choice is made from, as it stands in this transaction. */
export type Selection = {
  readonly use: (UseVersion & { readonly authorId: string | null }) | null;
  readonly criteria: readonly WeightedCriterion[];
  /** 0 while the defaults are in force. */
  readonly criteriaVersion: number;
  /** By number; removed ones too, since a decision may rest on one. */
  readonly candidates: readonly Candidate[];
  /** The newest of each question. */
  readonly answers: readonly GivenAnswer[];
  /** The newest of each licence. */
  readonly reviews: readonly GivenReview[];
};

/** Everything a choice of model rests on. Once for each page: its gate, its signatures and its sections all ask. */
export const loadSelection = cache(async (tx: Tx, projectId: string): Promise<Selection> => {
  const where = { projectId };
  const newest = { orderBy: { version: "desc" }, where } as const;
  const [use, weights, answerRows, reviewRows, candidates, scores] = await readAll(tx, [
    () => tx.declaredUse.findFirst(newest),
    () => tx.selectionCriteria.findFirst(newest),
    () => tx.licenceAnswer.findMany({ where, distinct: ["licence", "question"], orderBy: { id: "desc" } }),
    () => tx.licenceReview.findMany({ where, distinct: ["licence"], orderBy: { id: "desc" } }),
    () => tx.modelCandidate.findMany({ where, orderBy: { number: "asc" }, include: { customModel: true } }),
    () => newestScores(tx, projectId),
  ]);
  const scoresOf = Map.groupBy(scores, ({ candidateId }) => candidateId);
  const reviews = reviewRows.map(({ findings, ...row }) => ({ ...row, findings: findings as LicenceReviewFindings }));
  const reviewed = new Map(
    reviews.map(({ licence, findings, at }) => [
      licence,
      licenceOfReview(licence, findings, at.toISOString().slice(0, 10)),
    ]),
  );
  const declared = use && { version: use.version, use: readUse(use.use), at: use.at, authorId: use.authorId };
  return {
    use: declared,
    criteria: weights ? (weights.criteria as WeightedCriterion[]) : DEFAULT_CRITERIA,
    criteriaVersion: weights?.version ?? 0,
    answers: answerRows,
    reviews,
    candidates: candidates.flatMap((row): Candidate[] => {
      const model = modelOf(row);
      if (!model) return [];
      const licence = licenceOf(model.licence, reviewed);
      return [
        {
          id: row.id,
          number: row.number,
          catalogueKey: row.catalogueKey,
          customModel: row.customModel?.number ?? null,
          model,
          way: row.way as Way,
          note: row.note,
          licence,
          verdict: verdictFor(model, licence, declared?.use ?? null, answersFor(model.licence, answerRows)),
          scores: new Map((scoresOf.get(row.id) ?? []).flatMap((score) => scoreEntry(score))),
          removed: row.removedAt !== null,
        },
      ];
    }),
  };
});

/** The newest score of each candidate and criterion, chosen where they are: what travels does not grow with their history. */
function newestScores(tx: Tx, projectId: string): Promise<ScoreRow[]> {
  return tx.$queryRaw`
    SELECT DISTINCT ON (score.candidate_id, score.criterion) score.candidate_id AS "candidateId", score.criterion,
           score.points, score.measured, score.source, evaluation.number AS evaluation, score.url, score.note,
           score.author_id AS "authorId", score.at
      FROM candidate_score score
      JOIN model_candidate candidate ON candidate.id = score.candidate_id AND candidate.project_id = ${projectId}::uuid
      LEFT JOIN evaluation ON evaluation.id = score.evaluation_id
     ORDER BY score.candidate_id, score.criterion, score.id DESC`;
}

/** A version of Cairn whose catalogue has lost a model does not know it any more. */
function modelOf(row: { catalogueKey: string | null; customModel: CustomModelRow | null }): ModelFacts | null {
  if (row.customModel) return customModelFacts(row.customModel);
  return catalogueModel(row.catalogueKey ?? "") ?? null;
}

type ScoreRow = Omit<GivenScore, "points"> & {
  readonly candidateId: string;
  /** Null takes an earlier score back. */
  readonly points: number | null;
};

function scoreEntry({ candidateId: _, points, ...score }: ScoreRow): [string, GivenScore][] {
  return points === null ? [] : [[score.criterion, { ...score, points }]];
}

function answersFor(licence: string, answers: readonly GivenAnswer[]): Answers {
  return new Map(answers.flatMap((one) => (one.licence === licence ? [[one.question, one.answer] as const] : [])));
}
