// A map that is in order, from the package that has one.
import sorted from 'sorted-btree';

type Tree = typeof sorted.default;

/** Node hands over all that the package exports, a test runner only its main export. */
export const SortedTree: Tree = 'default' in sorted ? sorted.default : (sorted as Tree);
