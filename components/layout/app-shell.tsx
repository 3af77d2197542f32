import Link from "next/link";
import type { ReactNode } from "react";
import { CommandPalette } from "#components/layout/command-palette.tsx";
import { KeyboardShortcuts } from "#components/layout/keyboard-shortcuts.tsx";
import { Logo } from "#components/layout/logo.tsx";
import type { NavigationItem } from "#components/layout/navigation.ts";
import { NavigationLink } from "#components/layout/navigation-link.tsx";
import type { Theme } from "#components/layout/theme.ts";
import { type ShellUser, UserMenu } from "#components/layout/user-menu.tsx";
import { ToastRegion } from "#components/ui/toast-region.tsx";

type AppShellProps = {
  items: readonly NavigationItem[];
  user: ShellUser;
  theme: Theme | null;
  /** The address that answers the palette's project search, without `?q=`; null for whoever sees no projects. */
  search: string | null;
  /** The button that signs out. */
  signOut: ReactNode;
  children: ReactNode;
};

const NAVIGATION_ID = "navigation";

/** The frame of every page behind sign-in. On a small screen the navigation opens over the page from the top bar. */
export function AppShell({ items, user, theme, search, signOut, children }: AppShellProps) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.25rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the content
      </a>
      <TopBar />
      <header
        id={NAVIGATION_ID}
        popover="auto"
        className="fixed inset-y-0 left-0 m-0 h-dvh w-64 border-r bg-sunken p-0 text-ink backdrop:bg-scrim lg:sticky lg:top-0 lg:block lg:w-auto print:hidden"
      >
        <div className="flex h-full flex-col px-3 py-4">
          <Home />
          <nav aria-label="Main" className="mt-4 flex flex-col gap-px">
            {items.map((item) => (
              <NavigationLink key={item.href} item={item} />
            ))}
          </nav>
          <div className="mt-auto pt-4">
            <UserMenu user={user} theme={theme} signOut={signOut} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 px-4 pt-4 pb-16 outline-none sm:px-7 lg:pt-5.5">
        <div className="mx-auto max-w-[88rem]">{children}</div>
      </main>
      <CommandPalette items={items} search={search} />
      <KeyboardShortcuts items={items} />
      <ToastRegion />
    </div>
  );
}

function Home() {
  return (
    <Link href="/" className="flex w-fit items-center gap-2 rounded-md px-2 py-0.5 text-[0.9375rem] font-[650]">
      <Logo className="size-5.5" />
      Cairn
    </Link>
  );
}

function TopBar() {
  return (
    <div className="sticky top-0 z-20 flex h-13 items-center justify-between border-b bg-sunken px-2 lg:hidden print:hidden">
      <Home />
      <button
        type="button"
        popoverTarget={NAVIGATION_ID}
        aria-label="Menu"
        className="grid size-9 place-items-center rounded-md text-muted hover:text-ink"
      >
        <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5">
          <path d="M3 6h14M3 10h14M3 14h14" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </button>
    </div>
  );
}
