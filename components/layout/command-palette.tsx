"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { PALETTE_EVENT } from "#components/layout/keyboard-events.ts";
import type { NavigationItem } from "#components/layout/navigation.ts";

const PaletteDialog = dynamic(() => import("#components/layout/palette-dialog.tsx").then((file) => file.PaletteDialog));

/** Listens for ⌘K; the palette itself is loaded the first time it is asked for. */
export function CommandPalette({ items, search }: { items: readonly NavigationItem[]; search: string | null }) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const show = () => setOpen(true);
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      show();
    }
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener(PALETTE_EVENT, show);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener(PALETTE_EVENT, show);
    };
  }, []);

  return open && <PaletteDialog items={items} search={search} onClose={() => setOpen(false)} />;
}
