import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { LicenceDetails } from "#components/model/licence-details.tsx";
import { ModelDetails } from "#components/model/model-details.tsx";
import { Card } from "#components/ui/card.tsx";
import { requireInsider } from "#lib/access/page.ts";
import { catalogueModel } from "#lib/model/catalogue/catalogue.ts";
import { LICENCES } from "#lib/model/licences/licences.ts";

export async function generateMetadata({ params }: PageProps<"/catalogue/[key]">): Promise<Metadata> {
  return { title: catalogueModel((await params).key)?.name ?? "Catalogue" };
}

export default async function CatalogueModelPage({ params }: PageProps<"/catalogue/[key]">) {
  await requireInsider();
  const model = catalogueModel((await params).key);
  if (!model) notFound();
  const licence = LICENCES[model.licence];
  return (
    <>
      <PageHeader
        title={model.name}
        note={model.family}
        description={model.retired && `Not available any more: ${model.retired}`}
        breadcrumb={[{ label: "Catalogue", href: "/catalogue" }]}
      />
      <div className="grid gap-4">
        <Card title="Facts">
          <ModelDetails model={model} />
        </Card>
        <Card title="Licence" note={licence.name}>
          <LicenceDetails licence={licence} />
        </Card>
      </div>
    </>
  );
}
