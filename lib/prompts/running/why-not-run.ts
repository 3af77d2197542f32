import type { JsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { unmatched } from "#lib/prompts/rules/template.ts";

type Facts = {
  readonly versions: readonly { readonly number: number; readonly variables: readonly string[] }[];
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
  /** Whether all connections say what they cost. */
  readonly arePricesKnown: boolean;
  readonly hasUsdBudget: boolean;
};

/**
 * Why versions cannot be run over a table, found before a cent is spent.
 * @returns the columns that no version asks for, which are kept beside the answers and sent to nobody.
 */
export function whyNotRun({
  versions,
  columns,
  rows,
  arePricesKnown,
  hasUsdBudget,
}: Facts): Outcome<{ readonly unused: readonly string[] }, "missing-variable" | "no-rows" | "no-prices"> {
  for (const { number, variables } of versions) {
    const { missing } = unmatched(variables, columns);
    if (missing.length > 0 && rows.length > 0)
      return refuse(
        "missing-variable",
        `Version ${number} asks for ${quoted(missing)}, which the table does not have. It has ${quoted(columns)}.`,
        "table.text",
      );
    if (missing.length > 0)
      return refuse(
        "no-rows",
        `Version ${number} asks for ${quoted(missing)}: give a table with a value for each.`,
        "table.text",
      );
    for (const [index, row] of rows.entries()) {
      const without = variables.filter((name) => !Object.hasOwn(row, name));
      if (without.length > 0)
        return refuse(
          "missing-variable",
          `Row ${index + 1} has no ${quoted(without)}, which version ${number} asks for.`,
          "table.text",
        );
    }
  }
  if (hasUsdBudget && !arePricesKnown)
    return refuse(
      "no-prices",
      "Nobody has said what a connection costs. Set its prices, or limit tokens instead.",
      "budget.usd",
    );
  return accept({
    unused: unmatched(
      versions.flatMap(({ variables }) => variables),
      columns,
    ).unknown,
  });
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}
