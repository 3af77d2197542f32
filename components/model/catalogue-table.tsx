import Link from "next/link";
import type { ReactNode } from "react";
import { catalogueHref } from "#components/model/catalogue-href.ts";
import { isUnverified, modalitiesText, parametersText } from "#components/model/model-text.ts";
import { Badge } from "#components/ui/badge.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { CATALOGUE_SORTS, type CatalogueQuery, type CatalogueSort, directionOf } from "#lib/model/catalogue/browse.ts";
import type { CatalogueModel, UnverifiedFact } from "#lib/model/catalogue/catalogue-model.ts";
import { licenceOf } from "#lib/model/licences/licences.ts";

type CatalogueTableProps = { models: readonly CatalogueModel[]; query: CatalogueQuery };

export function CatalogueTable({ models, query }: CatalogueTableProps) {
  const sortOf = (sort: CatalogueSort) => {
    const isSorted = query.sort === sort;
    const now = directionOf(query);
    const next = isSorted && now === directionOf({ sort, direction: undefined }) ? opposite(now) : undefined;
    const href = catalogueHref({ ...query, sort, direction: next, page: 1 });
    return { href, direction: isSorted ? now : ("none" as const) };
  };
  const head = (sort: CatalogueSort, numeric = false) => (
    <Th numeric={numeric} sort={sortOf(sort)}>
      {CATALOGUE_SORTS[sort]}
    </Th>
  );
  return (
    <TableKeys>
      <Table caption="Base models">
        <thead>
          <tr className="bg-surface">
            {head("name")}
            {head("provider")}
            {head("parameters", true)}
            {head("context", true)}
            <Th>Takes in</Th>
            <Th>Licence</Th>
            <Th>Weights</Th>
            {head("released", true)}
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <Tr key={model.key}>
              <RowHead className="whitespace-nowrap">
                <Link href={`/catalogue/${model.key}`} prefetch={false} className="rounded-sm hover:underline">
                  {model.name}
                </Link>{" "}
                {model.retired && <Badge>ended</Badge>}
              </RowHead>
              <Td className="whitespace-nowrap">{model.provider}</Td>
              <Td numeric>
                <Checked model={model} fact="parameters">
                  {parametersText(model) ?? <span className="text-muted">undisclosed</span>}
                </Checked>
              </Td>
              <Td numeric>
                <Checked model={model} fact="contextTokens">
                  {model.contextTokens === null ? (
                    <span className="text-muted">not known</span>
                  ) : (
                    formatNumber(model.contextTokens)
                  )}
                </Checked>
              </Td>
              <Td className="whitespace-nowrap">{modalitiesText(model)}</Td>
              <Td className="whitespace-nowrap">
                <Checked model={model} fact="licence">
                  {licenceOf(model.licence).name}
                </Checked>
              </Td>
              <Td>{model.weightsOpen ? "open" : <span className="text-muted">API only</span>}</Td>
              <Td numeric>{model.released}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}

/** A fact with a mark where nobody has compared it with its source. */
function Checked({ model, fact, children }: { model: CatalogueModel; fact: UnverifiedFact; children: ReactNode }) {
  if (!isUnverified(model, fact)) return children;
  return (
    <>
      {children}{" "}
      <span title="Not compared with its source" className="text-amber">
        ?<span className="sr-only"> not compared with its source</span>
      </span>
    </>
  );
}

function opposite(direction: "ascending" | "descending"): "ascending" | "descending" {
  return direction === "ascending" ? "descending" : "ascending";
}
