import { TakeFacts } from "#components/deployment/take-facts.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";
import { SIDES } from "#lib/deployment/optimisations/vocabulary.ts";
import { listSizeReadings } from "#lib/deployment/safetensors/queries/list-size-readings.ts";
import { getSeries } from "#lib/monitoring/queries/get-series.ts";
import { now } from "#lib/platform/clock.ts";

const DAYS = 30;
const DAY_MS = 86_400_000;
const MOST_READINGS = 6;

type TakeCardProps = { access: ProjectAccess<"project:read">; sheet: SheetView };

/** What Monitoring knows of the two models by their names, and the newest sizes that were read from headers. */
export async function TakeCard({ access, sheet }: TakeCardProps) {
  const { slug } = access.project;
  const to = now();
  const range = { from: new Date(to.getTime() - DAYS * DAY_MS), to };
  const [base, candidate, readings] = await Promise.all([
    getSeries(access, { ...range, model: sheet.baseName }),
    getSeries(access, { ...range, model: sheet.candidateName }),
    listSizeReadings(access, { pageSize: MOST_READINGS }),
  ]);
  const shared = { slug, sheet: sheet.number };
  return (
    <Card title="Take numbers from elsewhere" id="take" className="mt-4 scroll-mt-4">
      <div className="grid items-start gap-3 md:grid-cols-2">
        {SIDES.map((side) => {
          const name = side === "base" ? sheet.baseName : sheet.candidateName;
          const { totals } = side === "base" ? base : candidate;
          const tokens = (totals.inputTokens ?? 0) + (totals.outputTokens ?? 0);
          return (
            <TakeFacts
              key={side}
              {...shared}
              side={side}
              title={`Monitoring: ${name}`}
              origin={`Monitoring, ${name}, last ${DAYS} days`}
              requests={totals.requests ?? 0}
              values={{
                latency_p50_ms: totals.p50Ms,
                latency_p95_ms: totals.p95Ms,
                first_token_ms: totals.firstTokenMs,
                cost_per_1k_tokens_usd:
                  totals.costUsd !== null && tokens > 0 ? (totals.costUsd / tokens) * 1_000 : null,
              }}
            />
          );
        })}
        {readings.items.flatMap((reading) =>
          SIDES.map((side) => (
            <TakeFacts
              key={`${reading.number} ${side}`}
              {...shared}
              side={side}
              title={`Size reading ${reading.number}: ${reading.name}`}
              origin={`size reading ${reading.number}`}
              values={{ size_bytes: reading.sizeBytes }}
            />
          )),
        )}
      </div>
    </Card>
  );
}
