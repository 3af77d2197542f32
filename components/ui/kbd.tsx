import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-5 rounded-sm border bg-ground px-1 text-center font-sans text-2xs text-muted">
      {children}
    </kbd>
  );
}
