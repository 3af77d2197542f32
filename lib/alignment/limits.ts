/** A file of items. */
export const MAX_ITEMS_BYTES = 512 * 2 ** 20;
/** One line of it. */
export const MAX_ITEM_BYTES = 2 * 2 ** 20;
export const MOST_ITEMS = 200_000;
export const MOST_RATERS_PER_ITEM = 9;
/** Steps of a scale, so that each has a key. */
export const MOST_SCALE_STEPS = 10;

/** How long a task stays somebody's while nothing is heard of it. */
export const LEASE_MINUTES = 30;
/** Tasks that one person may hold at a time: the one on the screen and those fetched ahead. */
export const MOST_TASKS_HELD = 8;
