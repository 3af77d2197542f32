import { TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { formatBytes } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ReleaseFact, ReleaseView } from "#lib/deployment/releases/queries/get-release.ts";

/** What a signature on a release covers, beside the same of the release it follows. */
export function ReleaseFacts({ slug, release }: { slug: string; release: ReleaseView }) {
  const { facts, previous } = release;
  return (
    <Card title="What it is" note="what an approval covers, with the change log" flush>
      <Table caption="Facts of the release" stacked>
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Fact</Th>
            <Th>This release</Th>
            {previous && <Th>Release {previous.number}</Th>}
          </tr>
        </thead>
        <tbody>
          {facts.filter(isSaid).map((fact) => (
            <Tr key={fact.label}>
              <RowHead className="whitespace-nowrap">{fact.label}</RowHead>
              <Td className="min-w-0 wrap-anywhere">
                <FactValue slug={slug} label={fact.label} value={fact.value} />
              </Td>
              {previous && (
                <Td className="wrap-anywhere text-muted">
                  <Before slug={slug} fact={fact} />
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** What neither release says is no fact. */
function isSaid({ value, before }: ReleaseFact): boolean {
  return value !== null || (before !== undefined && before !== null);
}

function Before({ slug, fact: { label, value, before } }: { slug: string; fact: ReleaseFact }) {
  if (before === value) return "the same";
  return <FactValue slug={slug} label={label} value={before ?? null} />;
}

function FactValue({ slug, label, value }: { slug: string; label: string; value: string | null }) {
  if (value === null) return <span className="text-muted">not recorded</span>;
  switch (label) {
    case "Digest":
      return (
        <span className="inline-flex items-start gap-1">
          <code className="break-all text-sm">{value}</code>
          <CopyButton text={value} label="Copy digest" />
        </span>
      );
    case "Bytes":
      return `${formatBytes(Number(value))} (${Number(value).toLocaleString("en").replaceAll(",", " ")} bytes)`;
    case "Run":
      return <Related href={`/projects/${slug}/training/runs/${value}`}>Run {value}</Related>;
    case "Model decision":
      return <Related href={`/projects/${slug}/model/decisions/${value}`}>Decision {value}</Related>;
    case "Evaluation": {
      const [number = "", rest = ""] = value.split(", SHA-256 ");
      return (
        <>
          <Related href={`/projects/${slug}/evaluation/${number}`}>Evaluation {number}</Related>{" "}
          <span className="text-sm text-muted">SHA-256 {rest.slice(0, 12)}…</span>
        </>
      );
    }
    case "Optimisation":
      return <Related href={`/projects/${slug}/deployment/optimisations/${value}`}>Optimisation {value}</Related>;
    case "Prompt": {
      const [name = "", rest = ""] = value.split(", SHA-256 ");
      return (
        <>
          {name} <span className="text-sm text-muted">SHA-256 {rest.slice(0, 12)}…</span>
        </>
      );
    }
    case "Release before":
      return <Related href={`/projects/${slug}/deployment/releases/${value}`}>Release {value}</Related>;
    default:
      return value;
  }
}

function Related({ href, children }: { href: string; children: React.ReactNode }) {
  return <TextLink href={href}>{children}</TextLink>;
}
