import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ConnectionView } from "#lib/connections/queries/list-connections.ts";
import { changeGatewayAction } from "#lib/gateway/actions.ts";
import type { GatewayView } from "#lib/gateway/queries/get-gateway.ts";

/** How the gateway answers, and how long it keeps what it answered. */
export function GatewayForm({
  slug,
  gateway,
  connections,
}: {
  slug: string;
  gateway: GatewayView | null;
  connections: readonly ConnectionView[];
}) {
  return (
    <ActionForm action={changeGatewayAction} className="grid gap-4 p-4 sm:grid-cols-2">
      <input type="hidden" name="project" value={slug} />
      <Field
        label="Connection"
        name="connection"
        required
        hint="Where a request goes that the cache does not answer. A request may name another by x-cairn-connection."
      >
        <Select defaultValue={gateway?.isConnectionRetired ? "" : (gateway?.connectionNumber ?? "")}>
          <option value="" disabled>
            Choose a connection
          </option>
          {connections.map(({ number, name, defaultModel }) => (
            <option key={number} value={number}>
              {name} · {defaultModel}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Answers are kept for" name="ttlHours" required hint="After that the model is asked anew.">
        <Input
          type="number"
          min={0.017}
          step="any"
          unit="hours"
          defaultValue={(gateway?.ttlSeconds ?? 86_400) / 3600}
        />
      </Field>
      <Field
        label="Embedding model"
        name="embeddingModel"
        optional
        hint="Of the same connection. With one, a question that means the same as an earlier one is answered as that was."
      >
        <Input defaultValue={gateway?.embeddingModel ?? ""} maxLength={200} spellCheck={false} autoComplete="off" />
      </Field>
      <Field
        label="Least similarity"
        name="similarity"
        required
        hint="Cosine of two questions from which they count as the same. Begin high: a wrong answer costs more than a call."
      >
        <Input type="number" min={0.5} max={1} step="any" defaultValue={gateway?.similarity ?? 0.95} />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-3 sm:col-span-2">
        <Checkbox
          name="cacheEnabled"
          label="Keep answers and give them again"
          defaultChecked={gateway?.cacheEnabled ?? true}
        />
        <SubmitButton variant="primary">{gateway ? "Save" : "Open the gateway"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
