"use client";

import type { Choice } from "#components/alignment/rating/rating-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

/** The keys of this page, in a dialog. */
export function RatingHelp({ choices, onClose }: { choices: readonly Choice[]; onClose: () => void }) {
  const keys = [
    ...choices.map(({ key, label, answer }) => ({ key, does: answer === "rated" ? `Rate ${label}` : label })),
    { key: "w", does: "Say why" },
    { key: "Ctrl Enter", does: "Send the answer with its reason" },
    { key: "u", does: "Undo the last judgement" },
    { key: "s", does: "Skip, with a reason" },
    { key: "?", does: "This list" },
  ];
  return (
    <dialog
      ref={(element) => {
        element?.showModal();
      }}
      onClose={onClose}
      aria-labelledby="rating-help-title"
      className="m-auto w-[calc(100vw-2rem)] max-w-md rounded-lg border bg-surface p-5 text-ink"
    >
      <header className="mb-3 flex items-center justify-between">
        <h2 id="rating-help-title" className="text-lg font-semibold">
          Keys for rating
        </h2>
        <Button variant="quiet" size="small" aria-label="Close" onClick={onClose}>
          ✕
        </Button>
      </header>
      <dl>
        {keys.map(({ key, does }) => (
          <div
            key={does}
            className="flex flex-row-reverse items-center justify-between gap-4 border-b py-1.5 last:border-0"
          >
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
