import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { EditedPrompt } from "#lib/prompts/form.ts";
import { RESPONSE_FORMATS } from "#lib/prompts/settings-words.ts";

/** How the model is asked; a part of the version, as the text is. */
export function SettingsFields({ settings }: { settings: EditedPrompt["settings"] }) {
  const { temperature, maxTokens, stop, responseFormat, schema } = settings;
  const isSet = [temperature, maxTokens, stop, schema].some(Boolean) || (responseFormat ?? "text") !== "text";
  return (
    <details className="mt-4" open={isSet}>
      <summary className="cursor-pointer font-[550]">Settings of the model</summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-3">
        <Field label="Temperature" name="settings.temperature" hint="0 to 2">
          <Input type="number" min={0} max={2} step="any" defaultValue={temperature} />
        </Field>
        <Field label="Most tokens" name="settings.maxTokens">
          <Input type="number" min={1} defaultValue={maxTokens} />
        </Field>
        <Field label="Response format" name="settings.responseFormat">
          <Select defaultValue={responseFormat ?? "text"}>
            {Object.entries(RESPONSE_FORMATS).map(([key, { label }]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Stop texts"
          name="settings.stop"
          hint="One a line, four at most: an answer ends before any of them."
        >
          <Textarea rows={2} defaultValue={stop} className="font-mono" />
        </Field>
        <Field
          label="Schema of the answer"
          name="settings.schema"
          hint="A JSON Schema, for JSON by a schema."
          className="sm:col-span-2"
        >
          <Textarea rows={2} defaultValue={schema} spellCheck={false} className="font-mono" />
        </Field>
      </div>
    </details>
  );
}
