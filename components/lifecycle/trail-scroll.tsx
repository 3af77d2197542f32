"use client";

import type { ReactNode } from "react";

/** Where the trail is wider than the screen, begins with the current phase in view. */
export function TrailScroll({ children }: { children: ReactNode }) {
  return (
    <div
      className="relative overflow-x-auto [scrollbar-width:none]"
      ref={(box) => {
        const current = box?.querySelector<HTMLElement>("[aria-current]");
        if (box && current) box.scrollLeft = current.offsetLeft - (box.clientWidth - current.offsetWidth) / 2;
      }}
    >
      {children}
    </div>
  );
}
