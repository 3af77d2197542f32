"use client";

import { type ReactNode, useId } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { useFormContext } from "#components/ui/form-context.ts";

type RadioGroupProps = {
  legend: ReactNode;
  name: string;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  defaultValue?: string;
  hint?: ReactNode;
  required?: boolean;
  /** Side by side, for short answers such as yes / no / not applicable. */
  inline?: boolean;
  disabled?: boolean;
};

/** One choice of a few, all of them visible. */
export function RadioGroup({ legend, name, options, defaultValue, hint, required, inline, disabled }: RadioGroupProps) {
  const id = useId();
  const form = useFormContext();
  const problem = form.fields[name];
  const chosen = form.values[name] ?? defaultValue;
  const describedBy = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset aria-describedby={describedBy} disabled={disabled}>
      <legend className="mb-1 font-[550]">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-xs text-muted">
          {hint}
        </p>
      )}
      <div className={classNames("flex", inline ? "flex-wrap gap-x-5 gap-y-1" : "flex-col gap-1")}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-7 items-start gap-2 py-0.5">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === chosen}
              required={required}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-xs text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {problem && (
        <p id={`${id}-error`} className="mt-1 text-sm text-red">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
