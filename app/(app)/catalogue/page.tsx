import type { Metadata } from "next";
import { PageLinks } from "#components/data/page-links.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { CatalogueFilter } from "#components/model/catalogue-filter.tsx";
import { catalogueHref } from "#components/model/catalogue-href.ts";
import { CatalogueTable } from "#components/model/catalogue-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireInsider } from "#lib/access/page.ts";
import {
  browseCatalogue,
  type CatalogueQuery,
  catalogueQuerySchema,
  PROVIDERS,
  SIZES,
  WEIGHTS,
} from "#lib/model/catalogue/browse.ts";
import { CATALOGUE } from "#lib/model/catalogue/catalogue.ts";
import { MODALITIES } from "#lib/model/catalogue/catalogue-model.ts";
import { LICENCES } from "#lib/model/licences/licences.ts";

export const metadata: Metadata = { title: "Catalogue" };

export default async function CataloguePage({ searchParams }: PageProps<"/catalogue">) {
  await requireInsider();
  const query = catalogueQuerySchema.parse(await searchParams);
  const list = browseCatalogue(query);
  return (
    <>
      <PageHeader
        title="Catalogue"
        note={`${CATALOGUE.length} base models`}
        description="What is known of well-known base models and their licences, each with its source. A project adds its own beside them."
      />
      <CatalogueFilter search={query.search} choices={choicesOf(query)} kept={keptOf(query)} />
      <Card title="Base models" note={`${list.total} match`} flush className="mt-4">
        {list.total > 0 ? (
          <CatalogueTable models={list.items} query={query} />
        ) : (
          <EmptyState
            title="No base model matches"
            action={
              <ButtonLink href="/catalogue" size="small">
                Show all
              </ButtonLink>
            }
          >
            A model that is missing here can be added to a project as an entry of its own.
          </EmptyState>
        )}
        <PageLinks list={list} hrefOf={(page) => catalogueHref({ ...query, page })} />
      </Card>
    </>
  );
}

const LICENCES_IN_USE = [...new Set(CATALOGUE.map(({ licence }) => licence))].sort();

function choicesOf({ provider, licence, weights, size, modality }: CatalogueQuery) {
  const sizes = Object.entries(SIZES).map(([key, { title }]) => [key, title] as const);
  return [
    {
      name: "provider",
      label: "Provider",
      chosen: provider ?? "",
      options: PROVIDERS.map((one) => [one, one] as const),
    },
    {
      name: "licence",
      label: "Licence",
      chosen: licence ?? "",
      options: LICENCES_IN_USE.map((key) => [key, LICENCES[key].name] as const),
    },
    { name: "weights", label: "Weights", chosen: weights ?? "", options: Object.entries(WEIGHTS) },
    { name: "size", label: "Size", chosen: size ?? "", options: sizes },
    { name: "modality", label: "Takes in", chosen: modality ?? "", options: Object.entries(MODALITIES) },
  ];
}

/** The order stays when the filter changes. */
function keptOf({ sort, direction }: CatalogueQuery): Record<string, string> {
  return { ...(sort === "released" ? {} : { sort }), ...(direction ? { direction } : {}) };
}
