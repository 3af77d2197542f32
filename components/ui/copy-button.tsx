"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** Copies a text; where the browser refuses, says so, and the text beside it can still be selected. */
export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [said, setSaid] = useState<string | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("Select and copy it");
    }
  }

  return (
    <Button size="small" onClick={copy} onBlur={() => setSaid(null)}>
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}
