import { cache } from "react";
import { type CandidateScore, findCandidateScores, findScoresOf } from "#lib/evaluation/candidate-scores.ts";
import { importerOf } from "#lib/evaluation/importers.ts";
import { type Measure, matchScore, splitMetric } from "#lib/evaluation/match.ts";
import { judgeObjective, type Objective, type ObjectiveJudgement } from "#lib/evaluation/rules.ts";
import type { Tx } from "#lib/platform/db.ts";
import { listObjectiveFacts, type ObjectiveFact } from "#lib/scope/evidence.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

/** An objective beside what was measured of it. */
export type ObjectiveStanding = {
  readonly objective: ObjectiveFact;
  readonly judgement: ObjectiveJudgement;
  /** Where the score stands: "evaluation 14 · billing-test · lm-eval 0.4.9"; null while there is none. */
  readonly source: string | null;
  readonly evaluationNumber: number | null;
  /** What the score is a score of. */
  readonly measure: Measure | null;
};

export type EvaluationEvidence = { readonly objectives: readonly ObjectiveStanding[] };

export async function collectEvaluationEvidence(tx: Tx, projectId: string, at: Date): Promise<EvaluationEvidence> {
  const measured = await listMeasuredObjectives(tx, projectId);
  return { objectives: measured.map(({ objective, score }) => standingOf(objective, score, at)) };
}

/**
 * The objectives in force, judged by one evaluation alone, whatever was measured since: what an artefact reaches by itself. Numbers of
 * production are left out, since no artefact has them before it is released.
 */
export async function judgeObjectivesOn(
  tx: Tx,
  { projectId, evaluationId }: { readonly projectId: string; readonly evaluationId: string },
  at: Date,
): Promise<readonly ObjectiveStanding[]> {
  const objectives = (await listObjectiveFacts(tx, projectId)).filter(
    ({ metricKey }) => metricOf(splitMetric(metricKey).metric).measuredIn === "evaluation",
  );
  const scores = await findScoresOf(tx, { projectId, evaluationId }, objectives);
  return objectives.map((objective) => standingOf(objective, matchScore(askedBy(objective), scores), at));
}

/** Every objective in force with the score that counts for it. Once for each page, whose parts all ask for it. */
export const listMeasuredObjectives = cache(
  async (tx: Tx, projectId: string): Promise<{ objective: ObjectiveFact; score: CandidateScore | null }[]> => {
    const objectives = await listObjectiveFacts(tx, projectId);
    const candidates = await findCandidateScores(tx, projectId, objectives);
    return objectives.map((objective) => ({ objective, score: matchScore(askedBy(objective), candidates) }));
  },
);

function standingOf(objective: ObjectiveFact, score: CandidateScore | null, at: Date): ObjectiveStanding {
  const judgement = judgeObjective(askedBy(objective), score, at);
  const { measuredIn } = metricOf(splitMetric(objective.metricKey).metric);
  return {
    objective,
    judgement:
      score === null && measuredIn === "monitoring"
        ? { ...judgement, fact: "It is a number of production, and no evaluation brings one." }
        : judgement,
    source: score && sourceOf(score),
    evaluationNumber: score?.evaluationNumber ?? null,
    measure: score && { task: score.task, taskAlias: score.taskAlias, metric: score.metric, filter: score.filter },
  };
}

/** A target that was changed after its freezing counts from the change, so that one set to fit a result shows. */
function askedBy(objective: ObjectiveFact): Objective {
  return {
    ...objective,
    tolerance: objective.tolerance ?? undefined,
    frozenAt: objective.frozenAt && (objective.editedAfterFreeze ?? objective.frozenAt),
  };
}

function sourceOf({ evaluationNumber, taskAlias, format, toolVersion }: CandidateScore): string {
  const tool = [importerOf(format)?.tool ?? format, toolVersion].filter(Boolean).join(" ");
  return `evaluation ${evaluationNumber} · ${taskAlias} · ${tool}`;
}
