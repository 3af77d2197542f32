import { readdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "#bin/start/repository.mjs";

/** What stands for each part of an address that varies: things of the demo. */
const PARTS: Record<string, string> = {
  slug: "support-assistant",
  phase: "evaluation",
  template: "ethics-and-bias",
  number: "1",
  key: "gpt-4",
  prompt: "billing-answer",
  token: "not-a-token",
  version: "1",
};

/** An address for every page of a group of the app folder, so that a new page cannot be forgotten. */
export function pageAddresses(group: "(app)" | "(auth)"): string[] {
  return readdirSync(path.join(ROOT, "app", group), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => `/${path.dirname(file)}`.replace(/\/\.$/, "/"))
    .map((route) => route.replace(/\[(\w+)\]/g, (_, part: string) => partOf(part, route)))
    .sort();
}

function partOf(part: string, route: string): string {
  const value = PARTS[part];
  if (!value) throw new Error(`Say in e2e/support/routes.ts what stands for [${part}] of ${route}.`);
  return value;
}
