import { Card } from "#components/ui/card.tsx";
import { formatDelta } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { TopFeature } from "#lib/alignment/reward-models/top-features.ts";

/** The words and measures that move a score most, either way. */
export function TopFeaturesCard({ title, features }: { title: string; features: readonly TopFeature[] }) {
  return (
    <Card title={title} note="by their effect on a score" flush>
      <Table caption={title} maxHeight="22rem">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Feature</Th>
            <Th numeric>Effect</Th>
            <Th numeric>Weight</Th>
          </tr>
        </thead>
        <tbody>
          {features.map(({ name, effect, weight }) => (
            <Tr key={name}>
              <RowHead className="font-normal [overflow-wrap:anywhere]">{name}</RowHead>
              <Td numeric>{formatDelta(effect)}</Td>
              <Td numeric>{formatDelta(weight)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
