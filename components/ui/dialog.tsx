"use client";

import { type ReactNode, useId, useMemo, useRef, useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "#components/ui/button.tsx";
import { DialogContext } from "#components/ui/dialog-context.ts";

type DialogProps = {
  /** The label of the button that opens it. */
  trigger: ReactNode;
  title: string;
  description?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
  children: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus, closes on Escape and gives the focus back. */
export function Dialog({ trigger, title, description, variant, size, wide, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();
  const context = useMemo(() => ({ close: () => element.current?.close() }), []);

  function show() {
    setOpen(true);
    element.current?.showModal();
  }

  return (
    <>
      <Button variant={variant} size={size} onClick={show} aria-haspopup="dialog">
        {trigger}
      </Button>
      <dialog
        ref={element}
        aria-labelledby={`${id}-title`}
        onClose={() => setOpen(false)}
        className={`m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] ${wide ? "max-w-3xl" : "max-w-lg"} whitespace-normal rounded-lg border bg-surface p-0 text-left text-base font-normal text-ink`}
      >
        {open && (
          <DialogContext value={context}>
            <header className="flex items-start gap-4 px-5 pt-4">
              <div>
                <h2 id={`${id}-title`} className="text-lg font-semibold">
                  {title}
                </h2>
                {description && <p className="mt-0.5 text-muted">{description}</p>}
              </div>
              <Button variant="quiet" size="small" className="ml-auto" aria-label="Close" onClick={context.close}>
                ✕
              </Button>
            </header>
            <div className="px-5 pt-4 pb-5">{children}</div>
          </DialogContext>
        )}
      </dialog>
    </>
  );
}
