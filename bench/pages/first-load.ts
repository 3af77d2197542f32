import { gzipSync } from "node:zlib";

export type FirstLoad = {
  /** Of all scripts the page asks for before anybody does anything, each compressed by itself. */
  readonly gzipBytes: number;
  readonly scripts: number;
  /** Whether Recharts is among them; it should come later, and only where there is a chart. */
  readonly hasRecharts: boolean;
};

const sizes = new Map<string, { gzipBytes: number; hasRecharts: boolean }>();

/** What a browser downloads as JavaScript for a page: its script tags and preloaded modules, without the legacy polyfills. */
export async function firstLoad(origin: string, html: string): Promise<FirstLoad> {
  const loaded = await Promise.all(scriptsOf(html).map((path) => sizeOf(origin, path)));
  return {
    gzipBytes: loaded.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
    scripts: loaded.length,
    hasRecharts: loaded.some(({ hasRecharts }) => hasRecharts),
  };
}

function scriptsOf(html: string): string[] {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    if (/\bnomodule\b/i.test(tag)) continue;
    const isScript = tag.startsWith("<script") || /rel="modulepreload"/.test(tag) || /as="script"/.test(tag);
    const [, path] = /\b(?:src|href)="([^"]+)"/.exec(tag) ?? [];
    if (isScript && path) found.add(path.replaceAll("&amp;", "&"));
  }
  return [...found];
}

async function sizeOf(origin: string, path: string) {
  const known = sizes.get(path);
  if (known) return known;
  const text = await (await fetch(new URL(path, origin))).text();
  const size = { gzipBytes: gzipSync(text).length, hasRecharts: text.includes("recharts-wrapper") };
  sizes.set(path, size);
  return size;
}
