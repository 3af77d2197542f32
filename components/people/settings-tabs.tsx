import { Tabs } from "#components/ui/tabs.tsx";
import type { Person } from "#lib/access/access.ts";

type SettingsTabsProps = { person: Person; current: "profile" | "sessions" | "people" | "connections" };

export function SettingsTabs({ person, current }: SettingsTabsProps) {
  const tabs = [
    { label: "Profile", href: "/settings", current: current === "profile" },
    { label: "Sessions", href: "/settings/sessions", current: current === "sessions" },
  ];
  if (person.instanceRole === "admin") {
    tabs.push({ label: "People", href: "/settings/people", current: current === "people" });
    tabs.push({ label: "Connections", href: "/settings/connections", current: current === "connections" });
  }
  return <Tabs label="Settings" tabs={tabs} />;
}
