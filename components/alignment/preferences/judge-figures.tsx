import { type Figure, Figures } from "#components/ui/figures.tsx";
import { formatMoney, formatNumber, NOT_MEASURED } from "#components/ui/format.ts";
import type { JudgeRunDetail } from "#lib/alignment/judges/views.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

/** How far a judge agrees with people and with itself. */
export function JudgeFigures({ run }: { run: JudgeRunDetail }) {
  const { kappa, accuracy, consistency, position, firstTaken } = run.figures;
  const figures: Figure[] = [
    share("Cohen’s κ with people", kappa.value === null ? null : { value: kappa.value, ...kappaRest(kappa) }),
    share("Same as most people", accuracy),
    share("Same in both orders", consistency),
    share(
      "Changes that took the first",
      position.share === null ? null : { value: position.share, n: position.n, interval: position.interval },
    ),
    share("First taken, of all choices", firstTaken),
    { label: "Tokens", value: formatNumber(run.tokens), note: formatMoney(run.costUsd) },
  ];
  return <Figures figures={figures} />;
}

function kappaRest({ n, interval }: { readonly n: number; readonly interval: Interval | null }) {
  return { n, interval };
}

type Share = { readonly value: number; readonly n: number; readonly interval: Interval | null } | null;

function share(label: string, found: Share): Figure {
  if (!found) return { label, value: <span className="text-base font-normal text-muted">{NOT_MEASURED}</span> };
  const { value, n, interval } = found;
  const range = interval && `${formatNumber(interval.low, 3)} to ${formatNumber(interval.high, 3)}, `;
  return { label, value: formatNumber(value, 3), note: `${range ?? ""}n ${formatNumber(n)}` };
}
