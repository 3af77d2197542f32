import { readArguments } from "#bin/score/arguments.ts";
import { ScoreError } from "#bin/score/score-error.ts";
import { scoreFiles } from "#bin/score/score-files.ts";

/** @returns the exit code. */
export function main(args: readonly string[]): number {
  try {
    const request = readArguments(args);
    process.stdout.write(typeof request === "string" ? request : `${JSON.stringify(scoreFiles(request))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ScoreError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}
