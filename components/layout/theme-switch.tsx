"use client";

import { useState } from "react";
import { THEME_COOKIE, THEMES, type Theme } from "#components/layout/theme.ts";

const CHOICES: readonly { value: Theme | null; label: string }[] = [
  { value: null, label: "System" },
  ...THEMES.map((value) => ({ value, label: value === "light" ? "Light" : "Dark" })),
];

const YEAR_S = 365 * 24 * 3600;

/** Changes the theme at once and keeps it in a cookie, which the next page is rendered with. */
export function ThemeSwitch({ theme }: { theme: Theme | null }) {
  const [chosen, setChosen] = useState(theme);

  function choose(value: Theme | null) {
    setChosen(value);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${THEME_COOKIE}=${value ?? ""}; path=/; max-age=${value ? YEAR_S : 0}; samesite=lax`;
    if (value) document.documentElement.dataset.theme = value;
    else delete document.documentElement.dataset.theme;
  }

  return (
    <fieldset className="flex items-center gap-1 px-2.5 py-1.5">
      <legend className="sr-only">Theme</legend>
      {CHOICES.map(({ value, label }) => (
        <button
          key={label}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => choose(value)}
          className="min-h-7 grow rounded-md border border-transparent px-2 text-sm text-muted hover:text-ink aria-pressed:border-line aria-pressed:bg-sunken aria-pressed:text-ink"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
