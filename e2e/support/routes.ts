import { readdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "#bin/start/repository.mjs";
import { PHASE_KEYS, type Phase } from "#lib/lifecycle/phases.ts";
import { TEMPLATES } from "#lib/lifecycle/templates.ts";

const PROJECT = "support-assistant";

/** Every address of the app folder, with the demo's project in it, so that a new page cannot be forgotten. */
export function pageAddresses(group: "(app)" | "(auth)"): string[] {
  const folder = path.join(ROOT, "app", group);
  const addresses = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .flatMap((file) => addressesOf(`/${path.dirname(file)}`.replace(/\/\.?$/, "") || "/"));
  return [...new Set(addresses)].sort();
}

function addressesOf(route: string): string[] {
  const address = route.replace("[slug]", PROJECT).replace("[number]", "1").replace("[token]", "not-a-token");
  if (address.includes("[template]")) {
    return TEMPLATES.map(({ phase, key }) => address.replace("[phase]", phase).replace("[template]", key));
  }
  return address.includes("[phase]") ? PHASE_KEYS.map((phase: Phase) => address.replace("[phase]", phase)) : [address];
}
