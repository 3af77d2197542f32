import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "#bin/start/repository.mjs";

const SCRIPT = path.join(ROOT, "public/pipeline/cairn-deploy.sh");

export type Ended = { readonly code: number | null; readonly out: string; readonly said: string };

/** Runs the pipeline's step as a runner does: in the system's sh, with nothing but what is given in its environment. */
export function runStep(variables: Record<string, string>, ...words: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn("sh", [SCRIPT, ...words], {
      env: { PATH: "/usr/local/bin:/usr/bin:/bin", NODE_ENV: "test", ...variables },
    });
    let out = "";
    let said = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, said }));
  });
}
