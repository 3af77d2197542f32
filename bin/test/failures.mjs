import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ROOT } from "../start/repository.mjs";

const LONGEST_REASON = 400;

/**
 * Only what is read here of the tools' JSON reports, all of it absent where a run broke off.
 *
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] }} VitestCase
 * @typedef {{ name: string, status: string, message?: string, assertionResults?: VitestCase[] }} VitestFile
 * @typedef {{ message?: string }} JourneyError
 * @typedef {{ title: string, ok: boolean, tests: { results: { errors?: JourneyError[] }[] }[] }} Journey
 * @typedef {{ title: string, specs?: Journey[], suites?: JourneySuite[] }} JourneySuite
 */

/**
 * @param {{ testResults?: VitestFile[] }} report
 * @returns {string[]} a line for each test that failed, and for each file that did not load
 */
export function vitestFailures({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message = "", assertionResults = [] }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    const file = path.relative(ROOT, name);
    if (failed.length === 0) return status === "failed" ? [lineOf(file, [message])] : [];
    return failed.map((test) => lineOf(`${file} › ${test.fullName}`, test.failureMessages ?? []));
  });
}

/**
 * @param {{ suites?: JourneySuite[], errors?: JourneyError[] }} report
 * @returns {string[]} a line for each journey that failed, and for what failed outside of one
 */
export function journeyFailures({ suites = [], errors = [] }) {
  return [...suites.flatMap((suite) => failuresOf(suite, [])), ...errors.map(({ message = "" }) => oneLine(message))];
}

/** @param {JourneySuite} suite @param {string[]} above @returns {string[]} */
function failuresOf({ title, specs = [], suites = [] }, above) {
  const trail = [...above, title];
  const own = specs
    .filter((spec) => !spec.ok)
    .map((spec) => {
      const errors = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors ?? []));
      return lineOf(
        [...trail, spec.title].join(" › "),
        errors.map(({ message = "" }) => message),
      );
    });
  return [...own, ...suites.flatMap((suite) => failuresOf(suite, trail))];
}

/** @param {string} what @param {string[]} reasons */
function lineOf(what, reasons) {
  return `${what}: ${reasons.map(oneLine).join(" | ")}`;
}

/** @param {string} text */
function oneLine(text) {
  return stripVTControlCharacters(text).replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_REASON);
}
