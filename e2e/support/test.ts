import { test as base } from "@playwright/test";

export { expect } from "@playwright/test";

/** A test whose browser contexts end with it: pages left open would go on asking for news, of a machine that the next test needs. */
export const test = base.extend<{ closesContexts: undefined }>({
  closesContexts: [
    async ({ browser }, use) => {
      // Those of `beforeAll` are all its tests'.
      const shared = new Set(browser.contexts());
      await use(undefined);
      await Promise.all(
        browser
          .contexts()
          .filter((context) => !shared.has(context))
          .map((context) => context.close()),
      );
    },
    { auto: true },
  ],
});
