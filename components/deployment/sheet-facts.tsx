import { FactList } from "#components/model/fact-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";
import { METHODS } from "#lib/deployment/optimisations/vocabulary.ts";

/** How the artefact was made, and by whom the sheet was. */
export function SheetFacts({ sheet }: { sheet: SheetView }) {
  const { configuration, configurationKind, settings, artefactDigest, note } = sheet;
  return (
    <Card title="How it was made" className="mt-4">
      <FactList
        facts={[
          { label: "Method", value: METHODS[sheet.method].title },
          { label: "Base", value: sheet.baseName },
          { label: "Candidate", value: sheet.candidateName },
          {
            label: "Made",
            value: (
              <>
                <Time at={sheet.createdAt} /> by {sheet.createdByName}
              </>
            ),
          },
          ...Object.entries(settings).map(([label, value]) => ({ label, value })),
          ...(artefactDigest ? [{ label: "Digest of the artefact", value: artefactDigest, wide: true }] : []),
          ...(note ? [{ label: "Note", value: note, wide: true }] : []),
        ]}
      />
      {configuration && (
        <details className="mt-4">
          <summary className="cursor-pointer rounded-sm font-[550]">{configurationKind}, as it came</summary>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
            tabIndex={0}
            className="mt-2 max-h-96 overflow-auto rounded-md bg-sunken px-3 py-2 text-sm"
          >
            {JSON.stringify(configuration, null, 2)}
          </pre>
        </details>
      )}
    </Card>
  );
}
