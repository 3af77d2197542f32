import { EvaluationFacts } from "#components/evaluation/evaluation-facts.tsx";
import { SettingsList } from "#components/evaluation/settings-list.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { type EvaluationWithScores, getEvaluationSettings } from "#lib/evaluation/queries/get-evaluation.ts";

type DetailsViewProps = { access: ProjectAccess<"project:read">; path: string; evaluation: EvaluationWithScores };

/** Where the numbers come from, how the run was set up, what was read with care, and all of it to take along. */
export async function DetailsView({ access, path, evaluation }: DetailsViewProps) {
  const settings = may(access, "record:read") ? await getEvaluationSettings(access, evaluation.number) : null;
  return (
    <div className="mt-4 grid gap-4">
      <EvaluationFacts evaluation={evaluation} />
      {evaluation.warnings.length > 0 && (
        <Card title="What was read with care">
          <ul className="list-disc space-y-1 pl-4 text-pretty">
            {evaluation.warnings.map((warning) => (
              <li key={warning} className="break-words">
                {warning}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Take it along">
        <div className="flex flex-wrap gap-2">
          <a href={`${path}/csv`} className={buttonClass()}>
            Scores as CSV
          </a>
          {settings &&
            exportsOf(evaluation).map(({ as, label }) => (
              <a
                key={as}
                href={`/api/v1${path.replace("/evaluation/", "/evaluations/")}/export?as=${as}`}
                className={buttonClass()}
              >
                {label}
              </a>
            ))}
          {settings?.hasFile && (
            <a href={`${path}/file`} className={buttonClass()}>
              Source file
            </a>
          )}
        </div>
      </Card>
      {settings && <SettingsList {...settings} />}
    </div>
  );
}

/** What there is to take along for those who may read the records. */
function exportsOf({ itemCount }: EvaluationWithScores): { as: string; label: string }[] {
  return [
    ...(itemCount > 0
      ? [
          { as: "csv", label: "Items as CSV" },
          { as: "samples", label: "Items as lm-eval samples" },
        ]
      : []),
    { as: "lm-eval", label: "Scores as lm-eval results" },
    { as: "json", label: "Everything as JSON" },
  ];
}
