import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "#components/layout/app-shell.tsx";
import type { NavigationItem } from "#components/layout/navigation.ts";
import { isTheme, THEME_COOKIE } from "#components/layout/theme.ts";
import { SignOutButton } from "#components/people/sign-out-button.tsx";
import { isRaterOnly, requirePerson } from "#lib/access/page.ts";
import { countMyTasks } from "#lib/alignment/queries/count-my-tasks.ts";
import { countMyReviews } from "#lib/gates/queries.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const person = await requirePerson();
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  const [tasks, reviews, onlyRates] = await Promise.all([countMyTasks(person), countMyReviews(person), isRaterOnly()]);
  const taskItem = { label: "My tasks", href: "/tasks", key: "t", count: tasks.open, countLabel: "campaigns open" };
  if (onlyRates)
    return (
      <AppShell
        items={[taskItem, { label: "Settings", href: "/settings", key: "s" }]}
        user={{ name: person.name, email: person.email }}
        theme={theme && isTheme(theme) ? theme : null}
        search={null}
        signOut={<SignOutButton />}
      >
        {children}
      </AppShell>
    );
  const items: NavigationItem[] = [
    { label: "Portfolio", href: "/", key: "p" },
    {
      label: "My reviews",
      href: "/reviews",
      key: "r",
      count: reviews,
      countLabel: "waiting for you",
    },
    ...(tasks.all > 0 ? [taskItem] : []),
    { label: "Catalogue", href: "/catalogue", key: "c" },
    { label: "API reference", href: "/reference", key: "a" },
    { label: "Settings", href: "/settings", key: "s" },
  ];
  return (
    <AppShell
      items={items}
      user={{ name: person.name, email: person.email }}
      theme={theme && isTheme(theme) ? theme : null}
      search="/api/v1/projects"
      signOut={<SignOutButton />}
    >
      {children}
    </AppShell>
  );
}
