import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatBytes, formatNumber } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { CACHE_BITS } from "#lib/deployment/safetensors/inference-memory.ts";
import type { SizeSearch } from "#lib/deployment/safetensors/schema.ts";
import { predictionsOf, type SizeReadingView } from "#lib/deployment/safetensors/size-view.ts";

type SizePredictionsProps = { reading: SizeReadingView; search: SizeSearch; path: string };

/** What the model takes when it is served, at the precision one might choose. */
export function SizePredictions({ reading, search, path }: SizePredictionsProps) {
  const { contextTokens, batch, cacheBits, groupSize } = search;
  const { attention } = reading;
  return (
    <Card title="Memory at inference" flush className="mt-4">
      <Form
        key={`${reading.number} ${contextTokens} ${batch} ${cacheBits} ${groupSize}`}
        action={path}
        scroll={false}
        className="flex flex-wrap items-end gap-2 px-[var(--edge)] pb-3 print:hidden"
      >
        <input type="hidden" name="reading" value={reading.number} />
        <Field label="Context, tokens" name="contextTokens" className="w-32">
          <Input type="number" min={1} step={1} defaultValue={contextTokens} />
        </Field>
        <Field label="Batch" name="batch" className="w-24">
          <Input type="number" min={1} step={1} defaultValue={batch} />
        </Field>
        <Field label="Cache" name="cacheBits" className="w-28">
          <Select defaultValue={cacheBits}>
            {CACHE_BITS.map((bits) => (
              <option key={bits} value={bits}>
                {bits} bits
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Group size" name="groupSize" className="w-28">
          <Input type="number" min={1} step={1} defaultValue={groupSize} />
        </Field>
        <Button type="submit">Work out</Button>
      </Form>
      <Table caption="Memory at inference">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Weights</Th>
            <Th numeric>Weights take</Th>
            <Th numeric>Cache takes</Th>
            <Th numeric>Together</Th>
          </tr>
        </thead>
        <tbody>
          {predictionsOf(reading, search).map(({ bits, weightBytes, cacheBytes, totalBytes }) => (
            <Tr key={bits ?? "read"}>
              <RowHead>{bits === null ? "As they are" : `At ${bits} bits`}</RowHead>
              <Td numeric>{formatBytes(weightBytes)}</Td>
              <Td numeric className={cacheBytes === null ? "text-muted" : undefined}>
                {cacheBytes === null ? "not known" : formatBytes(cacheBytes)}
              </Td>
              <Td numeric className={totalBytes === null ? "text-muted" : "font-[550]"}>
                {totalBytes === null ? "not known" : formatBytes(totalBytes)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <div className="grid gap-1 px-[var(--edge)] py-3 text-sm text-pretty text-muted">
        <p>
          At 8 and 4 bits the matrices of attention, feed-forward and experts take b + (16 + b) ÷ {groupSize} bits a
          weight: b themselves, and for each group of {formatNumber(groupSize)} a scale of 16 bits and a zero point of
          b. Embeddings, head and norms stay at 16 (as in GPTQ, Frantar et al. 2023, and AWQ, Lin et al. 2024).
        </p>
        <p>
          {attention
            ? `Cache = batch ${formatNumber(batch)} × ${layersText(attention, contextTokens)} × ${formatNumber(attention.perToken)} numbers × ${cacheBits} bits ÷ 8 (Kwon et al., PagedAttention, 2023). `
            : "The cache needs the config.json: layers, key-value heads and the size of a head. "}
          Activations and the runtime come on top.
          {attention?.maxContext && contextTokens > attention.maxContext
            ? ` The model itself goes no further than ${formatNumber(attention.maxContext)} tokens.`
            : ""}
        </p>
      </div>
    </Card>
  );
}

function layersText(
  { fullLayers, windowLayers, window }: NonNullable<SizeReadingView["attention"]>,
  contextTokens: number,
): string {
  const full = fullLayers > 0 ? `${fullLayers} layers × ${formatNumber(contextTokens)} tokens` : "";
  const kept = Math.min(contextTokens, window ?? contextTokens);
  const windowed = windowLayers > 0 ? `${windowLayers} layers × ${formatNumber(kept)} tokens` : "";
  return full && windowed ? `(${full} + ${windowed})` : full || windowed;
}
