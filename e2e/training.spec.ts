import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "#bin/start/repository.mjs";
import { expectAccessible } from "#e2e/support/axe.ts";
import { invite, makeProject, signInAs } from "#e2e/support/people.ts";
import { makeToken } from "#e2e/support/project.ts";
import { expect, test } from "#e2e/support/test.ts";
import { recordedCalls, replay } from "#lib/training/testing/replay.ts";

const STATE = readFileSync(path.join(ROOT, "lib/training/trainer-state/fixtures/trl-kto.json"));

test("a script logs as to MLflow, a file is imported, runs are compared and one is chosen", async ({
  browser,
  baseURL,
}) => {
  const { page } = await signInAs(browser, "lead");
  const slug = await makeProject(page, "Training journey");
  const token = await makeToken(page, slug, "gpu", ["Log training runs"]);
  const training = `/projects/${slug}/training`;
  const runs = page.getByRole("table", { name: "Runs" });

  await test.step("without a run the page says how a script comes here", async () => {
    await page.goto(training);
    await expect(page.getByText("MLFLOW_TRACKING_URI")).toBeVisible();
    await expect(page.getByText("No run and no prompt has been chosen in this round.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("what recorded clients send is answered as they need it", async () => {
    for (const client of ["client-2", "client-3"])
      await replay(
        { url: baseURL ?? "", authorization: `Bearer ${token}` },
        recordedCalls(client),
        (call, { status, body, expected }) => {
          expect(status, call.send).toBe(expected.status);
          if (expected.body !== undefined)
            expect(body, call.send).toMatchObject(expected.body as Record<string, unknown>);
        },
      );
    await page.reload();
    await expect(runs.getByRole("row", { name: /lora-r16/ })).toContainText("Finished");
    await expect(runs.getByRole("row", { name: /diverged/ })).toContainText("Failed");
  });

  await test.step("a running script's curve grows on the open page", async () => {
    const log = async (call: string, data: Record<string, unknown>) => {
      const answer = await page.request.post(`/api/mlflow/api/2.0/mlflow/runs/${call}`, {
        data,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(answer.status()).toBe(200);
      return (await answer.json()) as { run?: { info: { run_id: string } } };
    };
    const points = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => ({
        key: "loss",
        value: 3 / (1 + (from + index) / 10),
        timestamp: Date.now() + index,
        step: from + index,
      }));
    const { run } = await log("create", { experiment_id: "0", run_name: "live", start_time: Date.now() });
    const run_id = run?.info.run_id ?? "";
    await log("log-batch", { run_id, metrics: points(0, 30), params: [{ key: "lr", value: "0.1" }] });
    await page.goto(`${training}/runs/3`);
    const curve = page.getByRole("figure", { name: "loss" });
    await expect(curve.locator("svg.recharts-surface").first()).toBeVisible();
    await expect(curve.locator("figcaption")).toContainText("over 30 points");
    await log("log-batch", { run_id, metrics: points(30, 60) });
    await expect(curve.locator("figcaption")).toContainText("over 60 points");
    await page.getByRole("slider", { name: /Smoothing/ }).fill("60");
    await page.getByRole("checkbox", { name: "Log y" }).check();
    await expect(page).toHaveURL(/smooth=60.*logy=1/);
    await expectAccessible(page);
    await log("update", { run_id, status: "FINISHED", end_time: Date.now() });
  });

  await test.step("a trainer_state.json is imported, once, and a broken one is refused with its place", async () => {
    await page.goto(training);
    await page.getByRole("button", { name: "Import a run" }).click();
    const dialog = page.getByRole("dialog");
    await dialog
      .getByLabel("File")
      .setInputFiles({ name: "cut.json", mimeType: "application/json", buffer: STATE.subarray(0, 900) });
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await expect(dialog.getByRole("alert")).toContainText(/line \d+/);
    await dialog
      .getByLabel("File")
      .setInputFiles({ name: "trainer_state.json", mimeType: "application/json", buffer: STATE });
    await dialog.getByLabel("Name").fill("kto");
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await expect(dialog.getByRole("status")).toContainText("Imported as run 4, kto");
    await dialog.getByRole("link", { name: "See its curves" }).click();
    await expect(page.getByRole("figure", { name: "rewards/chosen" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("ticked runs are compared", async () => {
    await page.goto(training);
    await page.getByRole("checkbox", { name: "Compare run 3" }).check();
    await page.getByRole("checkbox", { name: "Compare run 4" }).check();
    await page.getByRole("button", { name: "Compare ticked runs" }).click();
    await expect(
      page.getByRole("figure", { name: "loss", exact: true }).getByText("4 kto", { exact: true }),
    ).toBeVisible();
    await expect(page.getByRole("table", { name: "Parameters" }).getByRole("row", { name: /^lr/ })).toContainText(
      "not set",
    );
    await expectAccessible(page);
  });

  await test.step("a run is chosen, and the gate says what is still missing", async () => {
    await page.goto(`${training}/runs/3`);
    await page.getByRole("button", { name: "Choose this run" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("The lowest loss of all, at the least cost.");
    await page.getByRole("dialog").getByRole("button", { name: "Choose run" }).click();
    await expect(page.getByText(/^Chosen by .*: The lowest loss/)).toBeVisible();
    await page.goto(training);
    await expect(page.getByText(/Run 3, live, was chosen\. It names no dataset/)).toBeVisible();
  });

  await test.step("a stakeholder sees curves, and neither tags nor files nor buttons", async () => {
    const stakeholder = await invite(browser, page, slug, "stakeholder", "Stella Stakeholder");
    await stakeholder.page.goto(`${training}/runs/1`);
    await expect(stakeholder.page.getByRole("figure", { name: "loss" })).toBeVisible();
    await expect(stakeholder.page.getByRole("heading", { name: "Tags" })).toHaveCount(0);
    await expect(stakeholder.page.getByRole("button", { name: "Choose this run" })).toHaveCount(0);
    const file = await stakeholder.page.request.get(`${training}/runs/1/file?path=checkpoint-20/adapter_config.json`);
    expect(file.status()).toBe(403);
  });
});
