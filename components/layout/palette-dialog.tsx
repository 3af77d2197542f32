"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { NavigationItem } from "#components/layout/navigation.ts";
import { Kbd } from "#components/ui/kbd.tsx";

type FoundProject = { readonly slug: string; readonly name: string };
type PaletteDialogProps = { items: readonly NavigationItem[]; search: string | null; onClose: () => void };

const ITEM =
  "flex min-h-9 cursor-pointer items-center justify-between rounded-md px-2.5 data-[selected=true]:bg-sunken";
const GROUP =
  "**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:py-1 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-muted";

/** One box that goes anywhere: the places of the navigation, and projects by name. */
export function PaletteDialog({ items, search, onClose }: PaletteDialogProps) {
  const [query, setQuery] = useState("");
  const projects = useProjects(search, query);
  const router = useRouter();

  function go(href: string) {
    onClose();
    router.push(href);
  }

  return (
    <dialog
      ref={(element) => {
        element?.showModal();
        // Opening gives the focus to the first thing that can have it, which is the list around the box.
        element?.querySelector("input")?.focus();
      }}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      aria-label="Search and commands"
      className="mx-auto mt-[12vh] w-[calc(100vw-2rem)] max-w-xl rounded-lg border bg-surface p-0 text-ink"
    >
      <Command label="Search and commands" loop>
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder="Search projects and pages"
          className="w-full border-b bg-transparent px-4 py-3.5 text-lg outline-none"
        />
        <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
          <Command.Empty className="px-2.5 py-6 text-center text-muted">Nothing here has that name.</Command.Empty>
          {projects.length > 0 && (
            <Command.Group heading="Projects" className={GROUP}>
              {projects.map(({ slug, name }) => (
                <Command.Item
                  key={slug}
                  value={`${name} ${slug}`}
                  onSelect={() => go(`/projects/${slug}`)}
                  className={ITEM}
                >
                  {name}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          <Command.Group heading="Go to" className={GROUP}>
            {items.map(({ href, label, key }) => (
              <Command.Item key={href} value={label} onSelect={() => go(href)} className={ITEM}>
                {label}
                {key && (
                  <span className="flex gap-1">
                    <Kbd>g</Kbd>
                    <Kbd>{key}</Kbd>
                  </span>
                )}
              </Command.Item>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </dialog>
  );
}

/** The projects whose name fits; a slower, older answer never replaces a newer one. */
function useProjects(search: string | null, query: string): readonly FoundProject[] {
  const [projects, setProjects] = useState<readonly FoundProject[]>([]);
  useEffect(() => {
    if (search === null) return;
    const abort = new AbortController();
    fetch(`${search}?q=${encodeURIComponent(query)}`, { signal: abort.signal })
      .then((response) => (response.ok ? response.json() : { projects: [] }))
      .then((answer: { projects: readonly FoundProject[] }) => setProjects(answer.projects))
      .catch(() => undefined);
    return () => abort.abort();
  }, [search, query]);
  return projects;
}
