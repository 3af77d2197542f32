import "@fontsource-variable/inter/index.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { isTheme, THEME_COOKIE } from "#components/layout/theme.ts";

export const metadata: Metadata = {
  title: { default: "Cairn", template: "%s · Cairn" },
  description: "The home of an LLM project, from the first problem statement to production.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f5" },
    { media: "(prefers-color-scheme: dark)", color: "#141311" },
  ],
};

/** The chosen theme is written by the server, so the first paint already has it and no inline script is needed. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return (
    <html lang="en" data-theme={chosen && isTheme(chosen) ? chosen : undefined}>
      <body>{children}</body>
    </html>
  );
}
