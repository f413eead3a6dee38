import type { Json } from '../../kernel/trace.ts';

/** What was seen of a subject, by the names that expectations use. */
export type Sight = { readonly [key: string]: Json };
