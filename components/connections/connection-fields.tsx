import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ConnectionView } from "#lib/connections/queries/list-connections.ts";

/** Everything a connection is described with. The key is written and never read: a stored one stays unless another is typed. */
export function ConnectionFields({ connection }: { connection?: ConnectionView }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Name" name="name" required hint="As people choose it: “OpenAI”, “Llama on gpu-2”.">
        <Input defaultValue={connection?.name} maxLength={80} autoComplete="off" />
      </Field>
      <Field label="Default model" name="defaultModel" required hint="Answers unless another is asked for.">
        <Input defaultValue={connection?.defaultModel} maxLength={200} autoComplete="off" spellCheck={false} />
      </Field>
      <Field
        label="Address"
        name="baseUrl"
        required
        hint="Where the API begins: https://api.openai.com/v1, or of Azure https://….openai.azure.com/openai/deployments/…"
        className="sm:col-span-2"
      >
        <Input
          type="url"
          defaultValue={connection?.baseUrl}
          maxLength={500}
          placeholder="https://"
          spellCheck={false}
        />
      </Field>
      <Field label="API key" name="apiKey" optional hint={keyHint(connection)} className="sm:col-span-2">
        {/* "new-password", or a browser would fill in the reader's own. */}
        <Input
          type="password"
          autoComplete="new-password"
          maxLength={1_000}
          placeholder={connection?.key ? "unchanged" : ""}
        />
      </Field>
      <Field label="Key is sent as" name="keyHeader">
        <Select defaultValue={connection?.keyHeader ?? "bearer"}>
          <option value="bearer">Authorization: Bearer</option>
          <option value="api_key">api-key (Azure)</option>
        </Select>
      </Field>
      <Field label="API version" name="apiVersion" optional hint="Azure asks for one, such as 2024-10-21.">
        <Input defaultValue={connection?.apiVersion ?? ""} maxLength={40} autoComplete="off" />
      </Field>
      <Field label="Input price" name="inputUsd" optional hint="US dollars per million tokens.">
        <Input type="number" min={0} step="any" unit="USD" defaultValue={connection?.inputUsd ?? ""} />
      </Field>
      <Field label="Output price" name="outputUsd" optional hint="Without prices, no run says what it cost.">
        <Input type="number" min={0} step="any" unit="USD" defaultValue={connection?.outputUsd ?? ""} />
      </Field>
      <Field label="Longest call" name="timeoutSeconds" required hint="A call that takes longer is given up.">
        <Input type="number" min={1} max={900} unit="s" defaultValue={connection?.timeoutSeconds ?? 120} />
      </Field>
    </div>
  );
}

function keyHint(connection: ConnectionView | undefined): string {
  if (!connection?.key) return "Kept sealed and shown to nobody again. Leave it empty where none is asked for.";
  const { hint } = connection.key;
  return `A key is stored${hint ? `, which ends in …${hint}` : ""}. Type another to replace it.`;
}
