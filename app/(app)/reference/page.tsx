import type { Metadata } from "next";
import { OPERATIONS } from "#app/api/v1/operations.ts";
import { PageHeader } from "#components/layout/page-header.tsx";
import { MetricReference } from "#components/reference/metric-reference.tsx";
import { OperationCard } from "#components/reference/operation-card.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { requireInsider } from "#lib/access/page.ts";
import { publicUrl } from "#lib/platform/env.ts";

export const metadata: Metadata = { title: "API reference" };

export default async function ReferencePage() {
  await requireInsider();
  const url = publicUrl();
  const tags = [...new Set(OPERATIONS.map((operation) => operation.tag))];
  return (
    <>
      <PageHeader
        title="API reference"
        description="What pipelines, training scripts and applications can ask. Made of the schemas that validate the requests."
        actions={
          <ButtonLink href="/api/v1/openapi.json" prefetch={false}>
            OpenAPI 3.1 document
          </ButtonLink>
        }
      />
      <Card title="Authentication" className="mb-4">
        <p className="max-w-3xl text-pretty">
          Send a project's token as <code className="font-mono text-sm">Authorization: Bearer cairn_…</code>. Make one
          on the project's members page, or with{" "}
          <code className="font-mono text-sm">npm run -s token -- my-project project:read</code>. Errors are problem
          details (RFC 9457): a <code className="font-mono text-sm">type</code> that names the reason, and a sentence
          that says what to do.
        </p>
      </Card>
      {tags.map((tag) => (
        <section key={tag} aria-labelledby={`tag-${tag}`} className="mb-6">
          <h2 id={`tag-${tag}`} className="mb-2 text-lg font-semibold">
            {tag}
          </h2>
          <div className="flex flex-col gap-3">
            {OPERATIONS.filter((operation) => operation.tag === tag).map((operation) => (
              <OperationCard key={`${operation.method} ${operation.path}`} operation={operation} url={url} />
            ))}
          </div>
        </section>
      ))}
      <MetricReference />
    </>
  );
}
