import { formatNumber } from "#components/ui/format.ts";
import { METRIC_GROUPS, type OfferedMetric, offeredMetrics } from "#lib/evaluation/scoring/offered-metrics.ts";

/** Every metric that is computed here: its key, what it can be, where it is defined, and the form of its signature. */
export function MetricReference() {
  const metrics = offeredMetrics();
  return (
    <section id="metrics" aria-labelledby="metrics-title" className="mb-6">
      <h2 id="metrics-title" className="text-lg font-semibold">
        Metrics that are computed here
      </h2>
      <p className="mt-0.5 mb-2 max-w-3xl text-pretty text-muted">
        The signature beside a score says everything that decides the number. It is shown with the usual settings;
        “version” grows when the same answers would give another number than before.
      </p>
      <div className="flex flex-col gap-3">
        {Object.entries(METRIC_GROUPS).map(([group, { title, needs }]) => (
          <article key={group} className="rounded-lg border bg-surface px-4 py-3.5">
            <h3 className="font-semibold">{title}</h3>
            <p className="text-sm text-muted">{needs}</p>
            <dl className="mt-2 grid gap-x-6 gap-y-2 text-sm lg:grid-cols-2">
              {metrics
                .filter((metric) => metric.group === group)
                .map((metric) => (
                  <div key={metric.key} className="min-w-0">
                    <dt>
                      <span className="font-[550]">{metric.title}</span>{" "}
                      <code className="font-mono text-muted">{metric.key}</code>
                    </dt>
                    <dd className="text-pretty">{metric.source}</dd>
                    <dd className="text-muted">{sayScale(metric)}</dd>
                    <dd>
                      <code className="font-mono text-xs wrap-anywhere text-muted">{metric.signature}</code>
                    </dd>
                  </div>
                ))}
            </dl>
          </article>
        ))}
      </div>
    </section>
  );
}

const BETTER = { higher: "higher is better", lower: "lower is better", target: "the ideal lies between" } as const;

/** "0 to 100, higher is better". */
function sayScale({ range: [low, high], unit, direction }: OfferedMetric): string {
  const from = low === null ? null : formatNumber(low);
  const to = high === null ? null : formatNumber(high);
  const scale = from === null ? `up to ${to}` : to === null ? `${from} and above` : `${from} to ${to}`;
  return [`${scale}${unit && ` ${unit}`}`, BETTER[direction]].join(", ");
}
