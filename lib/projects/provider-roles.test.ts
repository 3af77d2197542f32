import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROJECT_ROLES } from "#lib/access/permissions.ts";
import { grantsOf, parseGroupRules } from "#lib/projects/provider-roles.ts";

describe("parseGroupRules", () => {
  it("reads roles of the instance and of projects", () => {
    expect(parseGroupRules(" platform=admin, staff=member,ml team=claims-triage:lead,").rules).toEqual([
      { group: "platform", kind: "instance", role: "admin" },
      { group: "staff", kind: "instance", role: "member" },
      { group: "ml team", kind: "project", slug: "claims-triage", role: "lead" },
    ]);
  });

  it("takes a group with an equals sign in its name", () => {
    expect(parseGroupRules("cn=reviewers=claims:reviewer").rules).toEqual([
      { group: "cn=reviewers", kind: "project", slug: "claims", role: "reviewer" },
    ]);
  });

  it.each(["platform", "=admin", "platform=", "platform=owner", "ml=claims:boss", "ml=:lead"])(
    "names %j as unreadable",
    (entry) => {
      expect(parseGroupRules(`${entry},staff=member`)).toEqual({
        rules: [{ group: "staff", kind: "instance", role: "member" }],
        unreadable: [entry],
      });
    },
  );
});

describe("grantsOf", () => {
  const { rules } = parseGroupRules(
    "platform=admin,staff=member,ml=claims:contributor,ml-leads=claims:lead,audit=claims:auditor,audit=triage:auditor",
  );

  it.each([
    [[], null, []],
    [["strangers"], null, []],
    [["staff"], "member", []],
    [["staff", "platform"], "admin", []],
    [["platform", "staff"], "admin", []],
    [["ml", "ml-leads"], null, [{ slug: "claims", role: "lead" }]],
    [
      ["audit"],
      null,
      [
        { slug: "claims", role: "auditor" },
        { slug: "triage", role: "auditor" },
      ],
    ],
  ])("gives the groups %j the instance role %j and the projects %j", (groups, instanceRole, projects) => {
    expect(grantsOf(rules, groups)).toEqual({ instanceRole, projects });
  });

  it("does not depend on the order of rules or groups, and never gives a project twice", () => {
    const rule = fc.tuple(
      fc.constantFrom("a", "b", "c"),
      fc.constantFrom("one", "two"),
      fc.constantFrom(...PROJECT_ROLES),
    );
    fc.assert(
      fc.property(fc.array(rule), fc.subarray(["a", "b", "c"]), (entries, groups) => {
        const read = (list: typeof entries) =>
          grantsOf(
            parseGroupRules(list.map(([group, slug, role]) => `${group}=${slug}:${role}`).join(",")).rules,
            groups,
          );
        const sorted = (list: typeof entries) => [...read(list).projects].sort((x, y) => x.slug.localeCompare(y.slug));
        expect(sorted([...entries].reverse())).toEqual(sorted(entries));
        expect(new Set(sorted(entries).map(({ slug }) => slug)).size).toBe(sorted(entries).length);
      }),
    );
  });
});
