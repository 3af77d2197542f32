import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const OPTIONS: axe.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
  // What it would read ahead is for rules that are not among these.
  preload: false,
};

/** Fails with what axe finds wrong by WCAG 2.2 AA on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(endTransitions);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    OPTIONS,
  );
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join("; ")})`,
  );
  expect(found, `on ${page.url()}`).toEqual([]);
}

/** A colour on its way to another is neither. They are brought to their end, since a page that is not drawn never ends them. */
function endTransitions(): void {
  // What one changes may begin another, in what inherits from it.
  for (let round = 0; round < 10; round += 1) {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    if (transitions.length === 0) return;
    for (const transition of transitions) transition.finish();
  }
}
