import { columnsIn } from "#lib/connections/running/template.ts";
import type { AssertionDefinition } from "#lib/evaluation/running/assertions/assertion.ts";
import { ASSERTIONS, templatesOf } from "#lib/evaluation/running/assertions/assertions.ts";
import type { RunInput } from "#lib/evaluation/running/schema.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { SCORERS } from "#lib/statistics/scorers.ts";

type Facts = {
  /** Of the test set. */
  readonly columns: readonly string[];
  /** Whether both connections, where there are two, say what they cost. */
  readonly arePricesKnown: boolean;
};

type Reason =
  | "run.nothing-to-judge-by"
  | "run.unknown-column"
  | "run.no-references"
  | "run.unfit-metric"
  | "run.no-prices";

/** Why a run cannot begin, found before a cent is spent. */
export function whyNotRun(run: RunInput, facts: Facts): Outcome<undefined, Reason> {
  const metrics = run.metrics ?? [];
  if (metrics.length + run.assertions.length === 0 && !run.judge)
    return refuse(
      "run.nothing-to-judge-by",
      "Choose a metric, an assertion or a judge; answers alone are no result.",
      "metrics",
    );
  for (const [field, columns] of columnsOf(run)) {
    const unknown = columns.find((column) => !facts.columns.includes(column));
    if (unknown !== undefined) return refuse("run.unknown-column", unknownColumn(unknown, facts.columns), field);
  }
  const unfit = metrics.find(({ metric }) => SCORERS[metric].needs !== "answer");
  if (unfit)
    return refuse("run.unfit-metric", `${unfit.metric} is not computed from an answer and its references.`, "metrics");
  const needs = (wanted: AssertionDefinition["needs"]) =>
    run.assertions.findIndex(({ type }) => (ASSERTIONS[type] as AssertionDefinition).needs === wanted);
  if (run.references.length === 0 && (metrics.length > 0 || needs("references") !== -1))
    return refuse("run.no-references", "Name the column that holds the right answers.", "references");
  if (!facts.arePricesKnown && needs("prices") !== -1)
    return refuse("run.no-prices", NO_PRICES, `assertions.${needs("prices")}`);
  if (!facts.arePricesKnown && run.budget.usd !== undefined) return refuse("run.no-prices", NO_PRICES, "budget.usd");
  return accept();
}

const NO_PRICES = "Nobody has said what the connection costs. Set its prices, or limit tokens instead.";

/** Every column a run names, by the field it is named in. */
function columnsOf(run: RunInput): [field: string, columns: readonly string[]][] {
  return [
    ["system", columnsIn(run.system)],
    ["prompt", columnsIn(run.prompt)],
    ["references", run.references],
    ["idColumn", run.idColumn === undefined ? [] : [run.idColumn]],
    ["sliceColumns", run.sliceColumns],
    ...run.assertions.map((one, at): [string, string[]] => [`assertions.${at}`, templatesOf(one).flatMap(columnsIn)]),
  ];
}

const NAMED = 10;

function unknownColumn(name: string, columns: readonly string[]): string {
  const known = columns.slice(0, NAMED).join(", ");
  return `The test set has no column “${name}”. It has ${known}${columns.length > NAMED ? ", …" : ""}.`;
}
