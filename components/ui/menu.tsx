"use client";

import Link from "next/link";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";

export const MENU_ITEM =
  "flex min-h-8 w-full items-center gap-2 rounded-md px-2.5 text-left text-base hover:bg-sunken focus-visible:bg-sunken";

type MenuProps = { trigger: ReactNode; label: string; triggerClass?: string; children: ReactNode };

/** A button that opens a list of links and buttons. Escape or a press elsewhere closes it; the arrows walk through it. */
export function Menu({ trigger, label, triggerClass, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  function place() {
    if (!button.current || !panel.current) return;
    const anchor = button.current.getBoundingClientRect();
    const { style, offsetWidth, offsetHeight } = panel.current;
    const below = anchor.bottom + offsetHeight + 8 < window.innerHeight;
    style.top = `${below ? anchor.bottom + 4 : Math.max(8, anchor.top - offsetHeight - 4)}px`;
    style.left = `${Math.max(8, Math.min(anchor.left, window.innerWidth - offsetWidth - 8))}px`;
    panel.current.querySelector<HTMLElement>("a, button")?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("a, button:not(:disabled)")];
    const here = items.findIndex((item) => item.matches(":focus"));
    items.at((here + step) % items.length)?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={triggerClass ?? buttonClass()}
      >
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only adds keys to the links and buttons inside */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        onToggle={(event) => event.newState === "open" && place()}
        onKeyDown={onKeyDown}
        className="fixed inset-auto m-0 min-w-52 rounded-lg border bg-surface p-1 text-ink shadow-sm"
      >
        {children}
      </div>
    </>
  );
}

export function MenuLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={classNames(MENU_ITEM, className)} {...rest} />;
}
