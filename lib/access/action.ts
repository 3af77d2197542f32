import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { Person, ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { invalidForm, readForm, typedValues } from "#lib/access/form.ts";
import type { FormState } from "#lib/access/form-state.ts";
import { isOnlyRater } from "#lib/access/only-rater.ts";
import type { Permission } from "#lib/access/permissions.ts";
import { currentPerson } from "#lib/access/session.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import type { Outcome } from "#lib/platform/outcome.ts";

type Done = { readonly message?: string; readonly redirect?: string };
type Action = (state: FormState, form: FormData) => Promise<FormState>;

/**
 * The action wrapper of a project: opens the door, checks the input, runs one command, maps the outcome. The form names
 * its project in the hidden field `project`. Next.js compares Origin and Host before an action runs.
 */
export function projectAction<P extends Permission, S extends z.ZodType, T, R extends string>(definition: {
  permission: P;
  input: S;
  // NoInfer: the permission is the definition's, so a command that needs another does not compile.
  run: (access: ProjectAccess<NoInfer<P>>, input: z.output<S>) => Promise<Outcome<T, R>>;
  done?: (value: T, access: ProjectAccess<NoInfer<P>>) => Done;
}): Action {
  return guarded(async (form) => {
    const person = await currentPerson();
    if (!person) return signedOut(form);
    const slug = z.string().safeParse(form.get("project"));
    if (!slug.success) throw new NotFound();
    const access = await openProject(person, slug.data, definition.permission);
    const input = definition.input.safeParse(readForm(form));
    if (!input.success) return invalidForm(input.error, form);
    return answer(await definition.run(access, input.data), form, (value) => definition.done?.(value, access) ?? {});
  });
}

/** The action wrapper for what concerns no project: new projects, one's own sessions. */
export function personAction<S extends z.ZodType, T, R extends string>(definition: {
  input: S;
  /** Not for those who are here to rate and for nothing else. */
  insidersOnly?: boolean;
  run: (person: Person, input: z.output<S>) => Promise<Outcome<T, R>>;
  done?: (value: T) => Done;
}): Action {
  return guarded(async (form) => {
    const person = await currentPerson();
    if (!person) return signedOut(form);
    if (definition.insidersOnly && (await isOnlyRater(person))) throw new NotFound();
    const input = definition.input.safeParse(readForm(form));
    if (!input.success) return invalidForm(input.error, form);
    return answer(await definition.run(person, input.data), form, (value) => definition.done?.(value) ?? {});
  });
}

/** The action wrapper for those who are not signed in yet: set-up, accepting an invitation. */
export function openAction<S extends z.ZodType, T, R extends string>(definition: {
  input: S;
  run: (input: z.output<S>) => Promise<Outcome<T, R>>;
  done?: (value: T) => Done;
}): Action {
  return guarded(async (form) => {
    const input = definition.input.safeParse(readForm(form));
    if (!input.success) return invalidForm(input.error, form);
    return answer(await definition.run(input.data), form, (value) => definition.done?.(value) ?? {});
  });
}

function guarded(work: (form: FormData) => Promise<FormState | { redirectTo: string }>): Action {
  return async (_state, form) => {
    const result = await mapThrown(work, form);
    // Outside the try: redirect() works by throwing.
    if (result && "redirectTo" in result) redirect(result.redirectTo);
    return result;
  };
}

async function mapThrown(work: (form: FormData) => Promise<FormState | { redirectTo: string }>, form: FormData) {
  try {
    return await work(form);
  } catch (error) {
    if (error instanceof NotFound)
      return failed(form, "not-found", "This is not here any more. Go back and reload the page.");
    if (error instanceof Forbidden) return failed(form, "forbidden", "Your role in this project does not allow this.");
    log().error({ err: error }, "action failed");
    return failed(
      form,
      "unexpected",
      "Something went wrong on our side. Nothing was changed; what you typed is still here.",
    );
  }
}

function answer<T>(
  outcome: Outcome<T, string>,
  form: FormData,
  done: (value: T) => Done,
): FormState | { redirectTo: string } {
  if (!outcome.ok) {
    const { reason, message, field } = outcome;
    return { ok: false, reason, message, fields: field ? { [field]: message } : undefined, values: typedValues(form) };
  }
  const { redirect: redirectTo, message } = done(outcome.value);
  if (redirectTo) return { redirectTo };
  refresh();
  return { ok: true, message, value: outcome.value };
}

function signedOut(form: FormData): FormState {
  return failed(
    form,
    "signed-out",
    "Your session has ended. What you typed is kept: sign in again in another tab, then try once more.",
  );
}

function failed(form: FormData, reason: string, message: string): FormState {
  return { ok: false, reason, message, values: typedValues(form) };
}
