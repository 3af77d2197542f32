"use client";

import type { NavigationItem } from "#components/layout/navigation.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

const EVERYWHERE = [
  { keys: ["Ctrl", "K"], does: "Search and commands (⌘ K on a Mac)" },
  { keys: ["?"], does: "This list" },
  { keys: ["j"], does: "Next row of a table (or ↓)" },
  { keys: ["k"], does: "Previous row (or ↑)" },
  { keys: ["Enter"], does: "Open the row" },
  { keys: ["Esc"], does: "Close what is open" },
];

/** Every key, in a dialog. */
export function KeyboardHelp({ items, onClose }: { items: readonly NavigationItem[]; onClose: () => void }) {
  const places = items.flatMap(({ key, label }) => (key ? [{ keys: ["g", key], does: `Go to ${label}` }] : []));
  return (
    <dialog
      ref={(element) => {
        element?.showModal();
      }}
      onClose={onClose}
      aria-labelledby="keyboard-help-title"
      className="m-auto w-[calc(100vw-2rem)] max-w-md rounded-lg border bg-surface p-5 text-ink"
    >
      <header className="mb-3 flex items-center justify-between">
        <h2 id="keyboard-help-title" className="text-lg font-semibold">
          Keyboard shortcuts
        </h2>
        <Button variant="quiet" size="small" aria-label="Close" onClick={onClose}>
          ✕
        </Button>
      </header>
      <dl>
        {[...EVERYWHERE, ...places].map(({ keys, does }) => (
          <div
            key={does}
            className="flex flex-row-reverse items-center justify-between gap-4 border-b py-1.5 last:border-0"
          >
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
