import { generate } from "../start/build.mjs";
import { shutDown, shutDownOnSignal } from "../start/shutdown.mjs";
import { STAGES } from "./stages.mjs";

const REASONS_SHOWN = 20;

/**
 * Runs the stages asked for, all of them whatever fails, and ends with one line that says how many tests passed.
 *
 * @param {string[]} args names of stages, then anything for the tool of the last one: `e2e portfolio.spec.ts`
 */
export async function runTests(args) {
  shutDownOnSignal();
  const { names, rest } = readArguments(args, Object.keys(STAGES));
  await generate();
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const summary = [];
  /** @type {string[]} */
  const reasons = [];
  for (const name of names) {
    process.stdout.write(`\n── ${name}\n`);
    const begun = performance.now();
    /** @type {import("./stages.mjs").Count} */
    const { passed, failed, failures = [] } = (await STAGES[name]?.(rest)) ?? total;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(7);
    summary.push(
      `${failed === 0 ? "ok    " : "FAILED"} ${name.padEnd(12)}${seconds} s  ${passed} passed, ${failed} failed`,
    );
    reasons.push(...failures);
    total.passed += passed;
    total.failed += failed;
  }
  // Said again where a log that keeps only its end still has it.
  if (reasons.length > 0) process.stdout.write(`\n${reasons.slice(0, REASONS_SHOWN).join("\n")}\n`);
  process.stdout.write(`\n${summary.join("\n")}\n${total.passed} passed, ${total.failed} failed\n`);
  await shutDown(total.failed === 0 ? 0 : 1);
}

/**
 * @param {string[]} args
 * @param {string[]} known
 * @returns {{ names: string[], rest: string[] }} every stage when none is named
 */
export function readArguments(args, known) {
  const end = args.findIndex((argument) => !known.includes(argument));
  const names = end === -1 ? args : args.slice(0, end);
  const rest = end === -1 ? [] : args.slice(end);
  return { names: names.length > 0 ? names : known, rest };
}
