"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { isCurrent, type NavigationItem } from "#components/layout/navigation.ts";

/** Knows where one is, and closes the navigation on a small screen. */
export function NavigationLink({ item }: { item: NavigationItem }) {
  const pathname = usePathname();
  const current = isCurrent(item, pathname);
  return (
    <Link
      href={item.href}
      aria-current={current ? (pathname === item.href ? "page" : "true") : undefined}
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]:popover-open")?.hidePopover()}
      className="flex min-h-8.5 items-center justify-between rounded-md border border-transparent px-2.5 text-muted hover:text-ink aria-current:border-line aria-current:bg-surface aria-current:font-[550] aria-current:text-ink"
    >
      {item.label}
      {item.count !== undefined && item.count > 0 && (
        <span className="min-w-5.5 rounded-full bg-amber-soft px-1.5 text-center text-xs font-[550] text-amber">
          {item.count}
          <span className="sr-only"> {item.countLabel ?? "waiting"}</span>
        </span>
      )}
    </Link>
  );
}
