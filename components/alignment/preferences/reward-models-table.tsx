import Link from "next/link";
import { LengthFlag, MachineBadge } from "#components/alignment/preferences/flags.tsx";
import { ShareText } from "#components/alignment/preferences/share-text.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { RewardModelView } from "#lib/alignment/reward-models/views.ts";

/** Reward models with what their test says. @param path of the phase. */
export function RewardModelsTable({ models, path }: { models: readonly RewardModelView[]; path: string }) {
  return (
    <TableKeys>
      <Table caption="Reward models">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Reward model</Th>
            <Th>Held-out accuracy</Th>
            <Th numeric>Log-loss</Th>
            <Th numeric>ECE</Th>
            <Th numeric>Pairs</Th>
            <Th>Flags</Th>
            <Th>Trained</Th>
          </tr>
        </thead>
        <tbody>
          {models.map((model) => (
            <Tr key={model.number}>
              <RowHead>
                <span className="font-normal tabular-nums text-muted">{model.number}</span>{" "}
                <Link href={`${path}/reward-models/${model.number}`} className="hover:underline">
                  {model.name}
                </Link>
              </RowHead>
              <Td>
                <ShareText share={{ value: model.accuracy, interval: model.interval, n: model.heldOutPairs }} />
              </Td>
              <Td numeric>{formatNumber(model.logLoss, 3)}</Td>
              <Td numeric>{formatNumber(model.ece, 3)}</Td>
              <Td numeric>{formatNumber(model.trainingPairs + model.heldOutPairs)}</Td>
              <Td>
                <span className="flex gap-1">
                  <LengthFlag flag={model.lengthFlag} />
                  {model.pairsOfMachines > 0 && <MachineBadge count={model.pairsOfMachines} />}
                  {model.lengthFlag === null && model.pairsOfMachines === 0 && <span className="text-muted">none</span>}
                </span>
              </Td>
              <Td>
                <Time at={model.trainedAt} day />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}
