import { RUN_OF_FEW, RUN_OF_MANY } from "#bench/seed/runs.ts";
import { LARGE_SLUG } from "#bench/seed-large.ts";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";

export type PageToMeasure = {
  readonly title: string;
  readonly path: string;
  /** The demo's lead, or somebody with a few or with thousands of projects. */
  readonly who: "lead" | "few" | "many";
};

const DEMO_SLUG = "support-assistant";
const BELOW_A_PROJECT = [
  "",
  ...PHASE_KEYS.map((phase) => `/${phase}`),
  "/scope/objectives/1",
  "/data/sources/1",
  "/data/checklists/data-consent",
  "/model/planner",
  "/training/caching",
  "/training/connections",
  "/evaluation/1",
  "/policy/evaluation",
  "/history",
  "/members",
  "/members/tokens",
];

/** Every page behind sign-in: the demo's project, then the same pages of a project with years of records. */
export function pagesToMeasure(): PageToMeasure[] {
  const anywhere = ["/reviews", "/reference", "/settings", "/settings/people", "/settings/sessions"];
  return [
    { title: "/ (20 projects)", path: "/", who: "few" },
    { title: "/ (2 000 projects)", path: "/", who: "many" },
    { title: "/reviews (2 000 projects)", path: "/reviews", who: "many" },
    ...anywhere.map((path) => ({ title: path, path, who: "lead" as const })),
    ...BELOW_A_PROJECT.map((path) => inProject(path, DEMO_SLUG, "lead")),
    ...["", "/billing-answer", "/billing-answer/runs/1"].map((path) =>
      inProject(`/training/prompts${path}`, DEMO_SLUG, "lead"),
    ),
    ...BELOW_A_PROJECT.map((path) => inProject(path, LARGE_SLUG, "many")),
    ...[
      `/training/runs/${RUN_OF_FEW}`,
      `/training/runs/${RUN_OF_MANY}`,
      "/training/compare?run=1990&run=1991&run=1992",
    ].map((path) => inProject(path, LARGE_SLUG, "many")),
  ];
}

function inProject(path: string, slug: string, who: "lead" | "many"): PageToMeasure {
  const kind = slug === LARGE_SLUG ? "large" : "demo";
  return { title: `${kind}: ${path || "home"}`, path: `/projects/${slug}${path}`, who };
}
