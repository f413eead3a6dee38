// The tabs that stand open in Admin Center, each with a wizard of its own: of one admin, or of several.
import type { Admin } from './admin.ts';

export interface Tabs {
  /** The one that is in front. */
  front(): Admin;
  /** Turns to a tab; a new name opens one. */
  turnTo(name: string): void;
  /** In the order in which they were opened. */
  all(): readonly Admin[];
}

/** The tab that everybody begins with. */
const FIRST = 'first';

export function createTabs(open: () => Admin): Tabs {
  let front = open();
  const tabs = new Map([[FIRST, front]]);
  return {
    front: () => front,
    turnTo(name) {
      front = tabs.get(name) ?? open();
      tabs.set(name, front);
    },
    all: () => [...tabs.values()],
  };
}
