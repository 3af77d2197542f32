import { AnswerQuestion } from "#components/model/answer-question.tsx";
import { LicenceDetails } from "#components/model/licence-details.tsx";
import { ReviewLicence } from "#components/model/review-licence.tsx";
import { VerdictBadge } from "#components/model/verdict-badge.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { LICENCE_QUESTIONS, type LicenceFinding } from "#lib/model/licences/judge-licence.ts";
import type { CandidateView } from "#lib/model/queries/get-candidate.ts";

const STATES: Record<LicenceFinding["state"], { label: string; tone: BadgeTone }> = {
  "not-allowed": { label: "Not allowed", tone: "red" },
  question: { label: "Question", tone: "amber" },
  condition: { label: "Condition", tone: "blue" },
  allowed: { label: "Allowed", tone: "good" },
};

type LicenceCardProps = { slug: string; view: CandidateView; mayEdit: boolean };

/** How the licence of a candidate is judged against the declared use, clause by clause, with what people answered. */
export function LicenceCard({ slug, view, mayEdit }: LicenceCardProps) {
  const { candidate, isKnownLicence, review, hasDeclaredUse } = view;
  const { licence, verdict, number } = candidate;
  const isReviewable = !isKnownLicence && candidate.model.licence !== "unknown";
  return (
    <Card
      id="licence"
      className="scroll-mt-4"
      title={licence.name}
      note={<VerdictBadge verdict={verdict} />}
      actions={
        mayEdit && isReviewable && <ReviewLicence slug={slug} candidate={number} findings={review?.findings ?? null} />
      }
    >
      {!hasDeclaredUse && (
        <p>
          Nothing to judge it against yet. <ActionLink href={`/projects/${slug}/model#use`}>Declare the use</ActionLink>
        </p>
      )}
      {verdict && (
        <ul aria-label="Clauses" className="grid gap-2.5">
          {verdict.findings.map((finding) => (
            <li key={finding.key} className="flex flex-wrap items-start gap-x-3 gap-y-1">
              <span className="w-24 shrink-0">
                <Badge tone={STATES[finding.state].tone}>{STATES[finding.state].label}</Badge>
              </span>
              <div className="min-w-0 grow basis-72">
                <p className="max-w-3xl text-pretty">
                  <span className="font-[550]">{finding.clause}.</span> {finding.text}
                </p>
                <Answered view={view} question={finding.key} />
              </div>
              {mayEdit && isQuestion(finding.key) && (
                <AnswerQuestion
                  slug={slug}
                  candidate={number}
                  question={finding.key}
                  words={questionOf(view, finding)}
                  answer={view.answers.get(finding.key)?.answer}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {review && (
        <p className="mt-3 text-sm text-muted">
          Reviewed by {review.by}, <Time at={review.at} />
        </p>
      )}
      <details className="mt-3">
        <summary className="w-fit cursor-pointer rounded-sm text-sm font-[550] text-accent">
          What the licence says
        </summary>
        <div className="mt-3">
          <LicenceDetails licence={licence} />
        </div>
      </details>
    </Card>
  );
}

function Answered({ view, question }: { view: CandidateView; question: string }) {
  const answer = view.answers.get(question);
  if (!answer) return null;
  return (
    <p className="text-xs text-muted">
      {answer.by} answered {answer.answer ? "yes" : "no"}, <Time at={answer.at} />
      {answer.note && `: ${answer.note}`}
    </p>
  );
}

function isQuestion(key: string): boolean {
  return (LICENCE_QUESTIONS as readonly string[]).includes(key);
}

/** The question itself, also where it is answered and the finding says what follows. */
function questionOf({ candidate }: CandidateView, { key, text }: LicenceFinding): string {
  const { thresholds, regional } = candidate.licence;
  if (key === "domicile-eu") return regional[0]?.question ?? text;
  return thresholds.find(({ kind }) => kind === key)?.question ?? text;
}
