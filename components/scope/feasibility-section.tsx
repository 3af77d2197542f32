import { DecideDialog } from "#components/scope/decide-dialog.tsx";
import { FeasibilityForm } from "#components/scope/feasibility-form.tsx";
import { FeasibilityTable } from "#components/scope/feasibility-table.tsx";
import { ReconsiderDialog } from "#components/scope/reconsider-dialog.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Completeness } from "#components/ui/completeness.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { FeasibilityView } from "#lib/scope/queries/get-scope.ts";
import { feasibilityCompleteness, unscoredAspects } from "#lib/scope/rules/feasibility.ts";
import { FEASIBILITY_DECISIONS, type FeasibilityDecision } from "#lib/scope/vocabulary.ts";

const TONES: Record<FeasibilityDecision, BadgeTone> = { go: "good", revise: "amber", no_go: "red" };

type FeasibilitySectionProps = { slug: string; feasibility: FeasibilityView; mayEdit: boolean };

export function FeasibilitySection({ slug, feasibility, mayEdit }: FeasibilitySectionProps) {
  const { scores, decided } = feasibility;
  return (
    <Card
      id="feasibility"
      className="scroll-mt-16"
      title="Feasibility"
      note="five scores from 1 (poor) to 5 (good), weighted"
      actions={<Completeness {...feasibilityCompleteness(scores, decided?.decision ?? null)} />}
    >
      {mayEdit && !decided ? (
        <FeasibilityForm slug={slug} feasibility={feasibility} />
      ) : (
        <FeasibilityTable feasibility={feasibility} />
      )}
      <Decision slug={slug} feasibility={feasibility} mayEdit={mayEdit} />
    </Card>
  );
}

function Decision({ slug, feasibility, mayEdit }: FeasibilitySectionProps) {
  const { scores, total, decided } = feasibility;
  const unscored = unscoredAspects(scores);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-3">
      <p>
        Total{" "}
        <strong className="font-semibold">{total === null ? "not scored" : `${formatNumber(total, 2)} of 5`}</strong>
      </p>
      {decided ? (
        <div className="min-w-0 grow basis-72">
          <p>
            <Badge tone={TONES[decided.decision]}>{FEASIBILITY_DECISIONS[decided.decision]}</Badge>{" "}
            <span className="text-sm text-muted">
              decided by {decided.by ?? "somebody"}, <Time at={decided.at} />
            </span>
          </p>
          <p className="max-w-3xl whitespace-pre-wrap text-pretty">{decided.reason}</p>
        </div>
      ) : (
        <p className="text-muted">
          {unscored.length > 0 ? `${unscored.join(", ")} not scored yet.` : "Not decided yet."}
        </p>
      )}
      {mayEdit && (
        <div className="ml-auto">
          {decided ? (
            <ReconsiderDialog slug={slug} />
          ) : (
            total !== null && <DecideDialog slug={slug} total={total} revision={feasibility.revision} />
          )}
        </div>
      )}
    </div>
  );
}
