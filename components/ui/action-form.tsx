"use client";

import { useRouter } from "next/navigation";
import {
  type ComponentProps,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from "react";
import { DialogContext } from "#components/ui/dialog-context.ts";
import { FormContext } from "#components/ui/form-context.ts";
import { FormMessage } from "#components/ui/form-message.tsx";
import { showToast } from "#components/ui/show-toast.ts";
import type { FormAction } from "#lib/access/form-state.ts";

type ActionFormProps = Omit<ComponentProps<"form">, "action"> & {
  action: FormAction;
  /** Where to go once it is done, when the action does not redirect by itself. */
  redirectTo?: string;
  /** Empties the fields once it is done, for a form that adds one after another. */
  resetWhenDone?: boolean;
  /** Shows the answer's message as a toast, for a form that goes away when it is done. */
  toast?: boolean;
  /** What stands in the form's place once it is done, made of the answer's value; a dialog then stays open. */
  whenDone?: (value: unknown) => ReactNode;
};

/**
 * An ordinary form: shows that it is on its way, puts refusals beside their fields, and keeps what was typed. Inside a
 * Dialog it closes the dialog when done. Works without JavaScript, then with `values` from the answer.
 */
export function ActionForm({ action, redirectTo, resetWhenDone, toast, whenDone, children, ...rest }: ActionFormProps) {
  const [state, dispatch, pending] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);
  const dialog = useContext(DialogContext);
  const router = useRouter();

  const staysOpen = whenDone !== undefined;
  useEffect(() => {
    if (state?.ok === false) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    if (state?.ok !== true) return;
    if (resetWhenDone) form.current?.reset();
    if ((toast || dialog) && state.message) showToast(state.message);
    if (!staysOpen) dialog?.close();
    if (redirectTo) router.push(redirectTo);
  }, [state, dialog, redirectTo, resetWhenDone, router, staysOpen, toast]);

  // React empties a form after its action; sending the data ourselves keeps what was typed when the answer is no.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    if (!pending) startTransition(() => dispatch(data));
  }

  if (state?.ok && whenDone) return whenDone(state.value);
  const refused = state?.ok === false ? state : undefined;
  const isBesideField = refused?.fields && Object.values(refused.fields).includes(refused.message);
  return (
    <form ref={form} action={dispatch} onSubmit={onSubmit} aria-busy={pending} {...rest}>
      <FormContext value={{ pending, fields: refused?.fields ?? {}, values: refused?.values ?? {} }}>
        {refused && (
          // Said once: where the same words stand beside a field of this form, they are enough.
          <div className={isBesideField ? "in-[form:has([data-problem])]:hidden" : undefined}>
            <FormMessage tone="red">{refused.message}</FormMessage>
          </div>
        )}
        {state?.ok && state.message && !toast && !dialog && <FormMessage tone="good">{state.message}</FormMessage>}
        {children}
      </FormContext>
    </form>
  );
}
