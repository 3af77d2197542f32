import { Tabs } from "#components/ui/tabs.tsx";

type MembersTabsProps = { project: string; current: "members" | "tokens"; mayManageTokens: boolean };

/** Who may come in: people and machines. */
export function MembersTabs({ project, current, mayManageTokens }: MembersTabsProps) {
  const base = `/projects/${project}/members`;
  const tabs = [{ label: "Members", href: base, current: current === "members" }];
  if (mayManageTokens) tabs.push({ label: "API tokens", href: `${base}/tokens`, current: current === "tokens" });
  return <Tabs label="Access" tabs={tabs} />;
}
