import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../start/repository.mjs";
import { journeyFailures, vitestFailures } from "./failures.mjs";

test("names each failing test and the file that did not load", () => {
  const testResults = [
    {
      name: path.join(ROOT, "lib", "a.test.ts"),
      status: "failed",
      assertionResults: [
        { fullName: "adds", status: "passed", failureMessages: [] },
        {
          fullName: "divides",
          status: "failed",
          failureMessages: ["\u001b[31mError: by zero\u001b[39m\n    at a.ts:1"],
        },
      ],
    },
    { name: path.join(ROOT, "lib", "b.test.ts"), status: "failed", message: "Cannot find c.ts", assertionResults: [] },
    { name: path.join(ROOT, "lib", "c.test.ts"), status: "passed", assertionResults: [] },
  ];
  expect(vitestFailures({ testResults })).toEqual([
    "lib/a.test.ts › divides: Error: by zero at a.ts:1",
    "lib/b.test.ts: Cannot find c.ts",
  ]);
});

test("names each failing journey with every one of its errors, however deep it stands", () => {
  const results = [{ errors: [{ message: "Error: first\n  here" }, { message: "TypeError: second" }] }];
  const suites = [
    {
      title: "restart.spec.ts",
      specs: [{ title: "comes back", ok: false, tests: [{ results }] }],
      suites: [{ title: "group", specs: [{ title: "passes", ok: true, tests: [{ results: [{}] }] }] }],
    },
    { title: "deep.spec.ts", suites: [{ title: "group", specs: [{ title: "fails", ok: false, tests: [] }] }] },
  ];
  expect(journeyFailures({ suites, errors: [{ message: "No port\nis free" }] })).toEqual([
    "restart.spec.ts › comes back: Error: first here | TypeError: second",
    "deep.spec.ts › group › fails: ",
    "No port is free",
  ]);
});

test("a run that broke off before its report has nothing to name", () => {
  expect([...vitestFailures({}), ...journeyFailures({})]).toEqual([]);
});
