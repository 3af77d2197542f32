"use client";

import { createContext, use } from "react";

/** What a form tells its fields. */
export type FormStatus = {
  readonly pending: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
};

const IDLE: FormStatus = { pending: false, fields: {}, values: {} };

export const FormContext = createContext<FormStatus>(IDLE);

export function useFormContext(): FormStatus {
  return use(FormContext);
}

/** What a field tells the control inside it. */
export type FieldControl = {
  readonly id?: string;
  readonly name?: string;
  readonly required?: boolean;
  readonly describedBy?: string;
  readonly invalid: boolean;
  /** What the person typed before the form was refused. */
  readonly typed?: string;
};

export const FieldContext = createContext<FieldControl>({ invalid: false });

/** The attributes that tie a control to its field's label, hint and error; what the control says itself wins. */
export function useControl(own: { id?: string; name?: string; required?: boolean; defaultValue?: unknown }) {
  const field = use(FieldContext);
  return {
    id: own.id ?? field.id,
    name: own.name ?? field.name,
    required: own.required ?? field.required,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
    typed: field.typed,
  };
}
