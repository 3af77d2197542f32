"use client";

import { type ReactNode, useId } from "react";
import { FieldContext, useFormContext } from "#components/ui/form-context.ts";

type FieldProps = {
  label: ReactNode;
  /** The input's name; the form's refusals come back by it. */
  name: string;
  hint?: ReactNode;
  required?: boolean;
  /** Says "optional" beside the label. Use it where most fields are required. */
  optional?: boolean;
  /** A message from elsewhere than the form. */
  error?: string;
  /** Leaves the label to screen readers only, e.g. for a search box. */
  labelHidden?: boolean;
  className?: string;
  children: ReactNode;
};

/** A label, one control (Input, Textarea, Select), a hint, and what is wrong, beside the control and tied to it. */
export function Field({ label, name, hint, required, optional, error, labelHidden, className, children }: FieldProps) {
  const id = useId();
  const form = useFormContext();
  const problem = error ?? form.fields[name];
  const describedBy = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={className}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "mb-1 flex items-baseline gap-2 font-[550]"}>
        {label}
        {optional && <span className="text-xs font-normal text-muted">optional</span>}
      </label>
      <FieldContext value={{ id, name, required, describedBy, invalid: Boolean(problem), typed: form.values[name] }}>
        {children}
      </FieldContext>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-error`} data-problem className="mt-1 text-sm text-red">
          {problem}
        </p>
      )}
    </div>
  );
}
