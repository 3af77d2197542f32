import Link from "next/link";
import { ScoreDialog } from "#components/model/score-dialog.tsx";
import { Source } from "#components/scope/source.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { CandidateView, ScoreView } from "#lib/model/queries/get-candidate.ts";
import { SCORE_SOURCES } from "#lib/model/vocabulary.ts";

type CandidateScoresProps = { slug: string; view: CandidateView; mayEdit: boolean };

/** A candidate by each criterion, with where each score is from. */
export function CandidateScores({ slug, view, mayEdit }: CandidateScoresProps) {
  const { candidate, criteria, scores } = view;
  const total = candidate.total === null ? "not scored yet" : `${formatNumber(candidate.total, 2)} of 5`;
  return (
    <Card id="scores" className="scroll-mt-4" title="Scores" note={total} flush>
      <Table caption="Scores by criterion" stacked>
        <thead>
          <tr className="bg-surface">
            <Th>Criterion</Th>
            <Th numeric>Points of 5</Th>
            <Th>Measured</Th>
            <Th>Source</Th>
            <Th>Note</Th>
            {mayEdit && (
              <Th>
                <span className="sr-only">Actions</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ key, title, weight }) => {
            const score = scores.get(key);
            return (
              <Tr key={key}>
                <RowHead>
                  {title}
                  <span className="block text-xs font-normal text-muted">weight {formatNumber(weight)}</span>
                </RowHead>
                <Td numeric>{score ? formatNumber(score.points) : <span className="text-muted">not scored</span>}</Td>
                <Td>{score && (score.measured || <span className="text-muted">not measured</span>)}</Td>
                <Td>{score && <ScoreSource slug={slug} score={score} />}</Td>
                <Td className="max-w-96 whitespace-pre-wrap text-pretty">{score?.note}</Td>
                {mayEdit && (
                  <Td>
                    <ScoreDialog
                      slug={slug}
                      candidate={candidate.number}
                      criterion={{ key, title }}
                      score={score ?? null}
                    />
                  </Td>
                )}
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}

function ScoreSource({ slug, score }: { slug: string; score: ScoreView }) {
  return (
    <>
      {score.evaluation !== null ? (
        <Link
          href={`/projects/${slug}/evaluation/${score.evaluation}`}
          className="rounded-sm text-accent hover:underline"
        >
          Evaluation {score.evaluation}
        </Link>
      ) : score.url ? (
        <Source>{score.url}</Source>
      ) : (
        SCORE_SOURCES[score.source]
      )}
      <span className="block text-xs text-muted">
        {score.by}, <Time at={score.at} />
      </span>
    </>
  );
}
