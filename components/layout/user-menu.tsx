import type { ReactNode } from "react";
import { KeyboardHelpButton } from "#components/layout/keyboard-help-button.tsx";
import type { Theme } from "#components/layout/theme.ts";
import { ThemeSwitch } from "#components/layout/theme-switch.tsx";
import { MENU_ITEM, Menu, MenuLink } from "#components/ui/menu.tsx";

export type ShellUser = {
  readonly name: string;
  readonly email: string;
  /** One line below the address: "Lead · 4 projects". */
  readonly note?: string;
};

type UserMenuProps = { user: ShellUser; theme: Theme | null; signOut: ReactNode };

/** Who is signed in, and what belongs to them rather than to a project. */
export function UserMenu({ user, theme, signOut }: UserMenuProps) {
  return (
    <Menu
      triggerClass="flex w-full items-center rounded-md p-1.5 hover:bg-surface"
      label={`Account: ${user.email}`}
      trigger={
        <span className="flex min-w-0 items-center gap-2.5 text-left">
          <span
            aria-hidden="true"
            className="grid size-6.5 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent"
          >
            {(user.name || user.email).slice(0, 1).toUpperCase()}
          </span>
          <span className="min-w-0 text-sm">
            <span className="block truncate">{user.email}</span>
            <span className="block truncate text-xs text-muted">{user.note ?? user.name}</span>
          </span>
        </span>
      }
    >
      <MenuLink href="/settings/sessions">Your sessions</MenuLink>
      <ThemeSwitch theme={theme} />
      <KeyboardHelpButton className={MENU_ITEM} />
      <div className="mt-1 border-t pt-1">{signOut}</div>
    </Menu>
  );
}
