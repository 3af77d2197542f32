/** One place of the left navigation, the palette and the shortcuts. */
export type NavigationItem = {
  readonly label: string;
  readonly href: string;
  /** How many things wait there; nothing is shown for 0. */
  readonly count?: number;
  /** What the count counts, for screen readers: "waiting for you". */
  readonly countLabel?: string;
  /** The second key of its shortcut: "p" for `g p`. */
  readonly key?: string;
};

/** Whether the page at `pathname` lies within the item's part of the product. Home holds the projects. */
export function isCurrent(item: NavigationItem, pathname: string): boolean {
  if (item.href === "/") return pathname === "/" || pathname.startsWith("/projects");
  return pathname === item.href || pathname.startsWith(`${item.href}/`);
}
