import { expect, type Page } from "@playwright/test";

/** Lets projects call a host inside the network, on the admin's page. */
export async function allowHost(admin: Page, host: string): Promise<void> {
  await admin.goto("/settings/connections");
  await admin.getByRole("button", { name: "Allow a host" }).click();
  await admin.getByRole("textbox", { name: "Host" }).fill(host);
  await admin.getByRole("textbox", { name: "Reason" }).fill("The model server of this journey");
  await admin.getByRole("button", { name: "Allow host" }).click();
  await expect(admin.getByRole("row", { name: new RegExp(host) })).toBeVisible();
}

type NewConnection = { readonly name: string; readonly baseUrl: string; readonly model: string; readonly key: string };

/** Adds an endpoint to a project. */
export async function addConnection(
  lead: Page,
  slug: string,
  { name, baseUrl, model, key }: NewConnection,
): Promise<void> {
  await lead.goto(`/projects/${slug}/training/connections`);
  await lead.getByRole("button", { name: "Add a connection" }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Default model").fill(model);
  await dialog.getByLabel("Address").fill(baseUrl);
  await dialog.getByLabel("API key").fill(key);
  await dialog.getByRole("button", { name: "Add connection" }).click();
  await expect(dialog).toBeHidden();
}
