// Control of what Zendesk itself decides: the options where its texts are silent, and what the account has bought.
import { ZENDESK_DOOR } from '../zendesk-options.ts';
import type { Control } from './control.ts';
import { choosing } from './options.ts';

export const ZENDESK: readonly Control[] = choosing({
  vendor: 'zendesk',
  title: 'Zendesk',
  door: ZENDESK_DOOR,
  example: { plan: 'team' },
  read: ({ world }) => world.zendesk.options,
  choose: ({ world }, changes) => world.zendesk.choose(changes),
});
