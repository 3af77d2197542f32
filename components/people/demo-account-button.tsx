"use client";

type DemoAccountButtonProps = { name: string; email: string; password: string; formId: string };

/** Types a demo account into the sign-in form and sends it. */
export function DemoAccountButton({ name, email, password, formId }: DemoAccountButtonProps) {
  function enter() {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    for (const [field, value] of Object.entries({ email, password })) {
      const input = form.elements.namedItem(field);
      if (input instanceof HTMLInputElement) input.value = value;
    }
    form.requestSubmit();
  }

  return (
    <button
      type="button"
      onClick={enter}
      className="flex min-h-10 w-full flex-wrap items-center gap-x-3 px-3 py-1 text-left -outline-offset-2 hover:bg-sunken"
    >
      <span className="font-[550]">{name}</span>
      <span className="ml-auto text-sm text-muted">{email}</span>
    </button>
  );
}
