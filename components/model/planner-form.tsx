import Form from "next/form";
import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { LORA_TARGETS } from "#lib/model/planner/adaptation.ts";
import { DEVICE_KEYS, DEVICES } from "#lib/model/planner/devices.ts";
import type { PlanState } from "#lib/model/planner/plan-state.ts";

type NumberKey = { [K in keyof PlanState]: PlanState[K] extends number ? K : never }[keyof PlanState];
type TextKey = "parameters" | "tokens" | "tuningTokens" | "requests";

/** What a plan is made from; all of it in the address, so that a plan can be sent. */
export function PlannerForm({ path, state }: { path: string; state: PlanState }) {
  const text = (name: TextKey, label: string, hint?: string, placeholder?: string) => (
    <Field name={name} label={label} hint={hint}>
      <Input key={state[name]} defaultValue={state[name]} placeholder={placeholder} />
    </Field>
  );
  const number = (name: NumberKey, label: string, unit?: string) => (
    <Field name={name} label={label}>
      <Input key={state[name]} type="number" min={0} step="any" defaultValue={state[name]} unit={unit} />
    </Field>
  );
  return (
    <Form action={path} scroll={false} className="grid gap-5 print:hidden">
      <Group title="Model and machines">
        {text("parameters", "Parameters", "As 7B or 110M.")}
        {text("tokens", "Tokens", "Left empty: 20 a parameter.", "20 a parameter")}
        <Field name="device" label="Device">
          <Select key={state.device} defaultValue={state.device}>
            {DEVICE_KEYS.map((key) => (
              <option key={key} value={key}>
                {DEVICES[key].name}
              </option>
            ))}
          </Select>
        </Field>
        {number("devices", "Devices")}
        {number("utilisation", "Utilisation", "%")}
        {number("price", "Price of a device hour", "USD")}
        {number("pue", "PUE")}
        {number("carbon", "Carbon of a kWh", "g")}
      </Group>
      <Group title="Adapting">
        {text("tuningTokens", "Tokens of the examples")}
        {number("epochs", "Epochs")}
        {number("rank", "LoRA rank")}
        {number("layers", "Layers")}
        {number("hidden", "Width")}
        {number("intermediate", "Feed-forward width")}
        {number("keyValueWidth", "Key and value width")}
        <fieldset>
          <legend className="mb-1 font-[550]">LoRA on</legend>
          <div key={state.targets.join()} className="flex flex-wrap gap-x-3">
            {LORA_TARGETS.map((target) => (
              <label key={target} className="flex items-center gap-1.5 py-0.5">
                <input
                  type="checkbox"
                  name="targets"
                  value={target}
                  defaultChecked={state.targets.includes(target)}
                  className="size-4 accent-accent"
                />
                {target}
              </label>
            ))}
          </div>
        </fieldset>
      </Group>
      <Group title="Prompting">
        {text("requests", "Requests a month")}
        {number("inputTokens", "Tokens in, a request")}
        {number("outputTokens", "Tokens out, a request")}
        {number("inputPrice", "A million in", "USD")}
        {number("outputPrice", "A million out", "USD")}
      </Group>
      <button type="submit" className={buttonClass("primary")}>
        Work it out
      </button>
    </Form>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{title}</legend>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-4">{children}</div>
    </fieldset>
  );
}
