import { DeclareUse } from "#components/model/declare-use.tsx";
import { FactList } from "#components/model/fact-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { UseView } from "#lib/model/queries/get-selection.ts";
import { wordsOfUse } from "#lib/model/use.ts";

type UseSectionProps = { slug: string; use: UseView | null; mayEdit: boolean };

/** What every licence is judged against. */
export function UseSection({ slug, use, mayEdit }: UseSectionProps) {
  return (
    <Card
      id="use"
      className="scroll-mt-4"
      title="Declared use"
      note={
        use && (
          <>
            version {use.version}, {use.by}, <Time at={use.at} />
          </>
        )
      }
      actions={mayEdit && <DeclareUse slug={slug} use={use?.use ?? null} />}
    >
      {use ? (
        <FactList
          facts={wordsOfUse(use.use).map(([label, value]) => ({
            label,
            value: /^\d+$/.test(value) ? formatNumber(Number(value)) : value,
          }))}
        />
      ) : (
        <EmptyState title="No use declared yet">
          Say what the model is for, for whom and where. Licences are judged against it, clause by clause.
        </EmptyState>
      )}
    </Card>
  );
}
