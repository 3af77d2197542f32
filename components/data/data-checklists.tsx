import Link from "next/link";
import { Card } from "#components/ui/card.tsx";
import { TEMPLATES } from "#lib/lifecycle/templates.ts";

/** The checklists of the phase; each is answered and signed on a page of its own. */
export function DataChecklists({ slug }: { slug: string }) {
  const templates = TEMPLATES.filter((template) => template.phase === "data");
  return (
    <Card title="Checklists" note="answered by the team, signed by reviewers" flush className="mt-4">
      <ul className="divide-y">
        {templates.map((template) => (
          <li key={template.key} className="px-[var(--edge)] py-2.5">
            <Link
              href={`/projects/${slug}/data/checklists/${template.key}`}
              className="rounded-sm font-[550] hover:underline"
            >
              {template.title}
            </Link>
            <p className="text-sm text-muted">{template.purpose}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
