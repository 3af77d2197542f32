"use client";

import { HELP_EVENT } from "#components/layout/keyboard-events.ts";

export function KeyboardHelpButton({ className }: { className?: string }) {
  return (
    <button
      type="button"
      className={className}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        window.dispatchEvent(new Event(HELP_EVENT));
      }}
    >
      Keyboard shortcuts
    </button>
  );
}
