import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { NewProjectForm } from "#components/projects/new-project-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { requireInsider } from "#lib/access/page.ts";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage() {
  await requireInsider();
  return (
    <div className="max-w-xl">
      <PageHeader
        title="New project"
        breadcrumb={[{ label: "Portfolio", href: "/" }]}
        description="You become its lead. It begins at Scope, with the default policies; both can be changed later."
      />
      <Card>
        <NewProjectForm />
      </Card>
    </div>
  );
}
