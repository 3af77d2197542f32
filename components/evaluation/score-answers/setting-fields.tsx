"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { OfferedSetting } from "#lib/evaluation/scoring/offered-metrics.ts";

type SettingFieldsProps = {
  settings: readonly OfferedSetting[];
  typed: Readonly<Record<string, string>>;
  onChange: (typed: Readonly<Record<string, string>>) => void;
  problemOf: (setting: string) => string | undefined;
};

/** The settings of a metric, made of what validates them. */
export function SettingFields({ settings, typed, onChange, problemOf }: SettingFieldsProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      {settings.map((setting) => {
        const { name, kind, description, byDefault } = setting;
        const value = typed[name] ?? byDefault;
        const change = (text: string) => onChange({ ...typed, [name]: text });
        if (kind === "flag")
          return (
            <Checkbox
              key={name}
              label={wordsOf(name)}
              hint={description}
              checked={value === "true"}
              onChange={({ target }) => change(String(target.checked))}
            />
          );
        return (
          <Field key={name} name={name} label={wordsOf(name)} hint={description} error={problemOf(name)}>
            {kind === "choice" ? (
              <Select value={value} onChange={({ target }) => change(target.value)}>
                {setting.choices.map((choice) => (
                  <option key={choice}>{choice}</option>
                ))}
              </Select>
            ) : (
              <Input
                type={kind}
                step={kind === "number" ? (setting.isWhole ? 1 : "any") : undefined}
                value={value}
                autoComplete="off"
                onChange={({ target }) => change(target.value)}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

/** "smoothValue" → "Smooth value". */
function wordsOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
