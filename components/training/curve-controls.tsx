"use client";

import { CURVE_AXES, type CurveAxis, type CurveSettings } from "#components/training/curve-settings.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";

type CurveControlsProps = { settings: CurveSettings; onChange: (settings: CurveSettings) => void };

/** How curves are drawn: along what, how smooth, on which scales, and which part of them. */
export function CurveControls({ settings, onChange }: CurveControlsProps) {
  const change = (part: Partial<CurveSettings>) => onChange({ ...settings, ...part });
  const numberOf = (text: string) => (text.trim() === "" || !Number.isFinite(Number(text)) ? null : Number(text));
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2 print:hidden">
      <Field name="axis" label="Along" className="w-48">
        <Select
          value={settings.axis}
          onChange={(event) => change({ axis: event.target.value as CurveAxis, from: null, to: null })}
        >
          {Object.entries(CURVE_AXES).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <label className="grid gap-1 font-[550]">
        <span>
          Smoothing <span className="font-normal tabular-nums text-muted">{(settings.smoothing / 100).toFixed(2)}</span>
        </span>
        <input
          type="range"
          min={0}
          max={99}
          value={settings.smoothing}
          onChange={(event) => change({ smoothing: Number(event.target.value) })}
          className="h-9 w-40 accent-accent"
        />
      </label>
      <Field name="from" label="From" className="w-24">
        <Input
          inputMode="decimal"
          key={settings.axis}
          defaultValue={settings.from ?? ""}
          onChange={(event) => change({ from: numberOf(event.target.value) })}
        />
      </Field>
      <Field name="to" label="To" className="w-24">
        <Input
          inputMode="decimal"
          key={settings.axis}
          defaultValue={settings.to ?? ""}
          onChange={(event) => change({ to: numberOf(event.target.value) })}
        />
      </Field>
      <div className="flex gap-4 pb-1">
        <Checkbox label="Log x" checked={settings.logX} onChange={(event) => change({ logX: event.target.checked })} />
        <Checkbox label="Log y" checked={settings.logY} onChange={(event) => change({ logY: event.target.checked })} />
      </div>
    </div>
  );
}
