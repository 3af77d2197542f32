import { PROJECT_ROLES, type ProjectRole } from "#lib/access/permissions.ts";

/** What being in one group of the identity provider gives. */
export type GroupRule = { readonly group: string } & (
  | { readonly kind: "instance"; readonly role: "admin" | "member" }
  | { readonly kind: "project"; readonly slug: string; readonly role: ProjectRole }
);

export type ProviderGrants = {
  /** Null when no group says anything about the instance. */
  readonly instanceRole: "admin" | "member" | null;
  readonly projects: readonly { readonly slug: string; readonly role: ProjectRole }[];
};

/**
 * Reads CAIRN_OIDC_ROLES: `group=admin`, `group=member` or `group=<project-slug>:<role>`, separated by commas. The last
 * `=` divides, since a group may be a distinguished name.
 */
export function parseGroupRules(text: string): { rules: GroupRule[]; unreadable: string[] } {
  const rules: GroupRule[] = [];
  const unreadable: string[] = [];
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const rule = parseRule(entry);
    if (rule) rules.push(rule);
    else unreadable.push(entry);
  }
  return { rules, unreadable };
}

function parseRule(entry: string): GroupRule | null {
  const [, group, target] = /^(.+)=([^=]+)$/.exec(entry)?.map((part) => part.trim()) ?? [];
  if (!group || !target) return null;
  if (target === "admin" || target === "member") return { group, kind: "instance", role: target };
  const [slug, name] = target.split(":").map((part) => part.trim());
  const role = PROJECT_ROLES.find((one) => one === name);
  return slug && role ? { group, kind: "project", slug, role } : null;
}

/** What somebody's groups give together; of several roles in one project the first of PROJECT_ROLES counts. */
export function grantsOf(rules: readonly GroupRule[], groups: readonly string[]): ProviderGrants {
  const matching = rules.filter((rule) => groups.includes(rule.group));
  const roles = new Map<string, ProjectRole>();
  let instanceRole: ProviderGrants["instanceRole"] = null;
  for (const rule of matching) {
    if (rule.kind === "instance") {
      if (instanceRole !== "admin") instanceRole = rule.role;
      continue;
    }
    const before = roles.get(rule.slug);
    if (before === undefined || PROJECT_ROLES.indexOf(rule.role) < PROJECT_ROLES.indexOf(before)) {
      roles.set(rule.slug, rule.role);
    }
  }
  return { instanceRole, projects: [...roles].map(([slug, role]) => ({ slug, role })) };
}
