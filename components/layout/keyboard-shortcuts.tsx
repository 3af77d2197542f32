"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { HELP_EVENT, isTyping } from "#components/layout/keyboard-events.ts";
import type { NavigationItem } from "#components/layout/navigation.ts";

const KeyboardHelp = dynamic(() => import("#components/layout/keyboard-help.tsx").then((file) => file.KeyboardHelp));

const SEQUENCE_MS = 1_000;

/** `g` and a letter goes to a place of the navigation; `?` shows every key. */
export function KeyboardShortcuts({ items }: { items: readonly NavigationItem[] }) {
  const [help, setHelp] = useState(false);
  const router = useRouter();

  useEffect(() => {
    let goPressedAt = 0;
    const openHelp = () => setHelp(true);
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") return openHelp();
      const item = items.find(({ key }) => key === event.key);
      if (item && event.timeStamp - goPressedAt < SEQUENCE_MS) router.push(item.href);
      goPressedAt = event.key === "g" ? event.timeStamp : 0;
    }
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener(HELP_EVENT, openHelp);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener(HELP_EVENT, openHelp);
    };
  }, [items, router]);

  return help && <KeyboardHelp items={items} onClose={() => setHelp(false)} />;
}
