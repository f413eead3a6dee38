// Control of what WhatsApp itself decides: the options where its texts are silent.
import { WHATSAPP_DOOR } from '../whatsapp-options.ts';
import type { Control } from './control.ts';
import { choosing } from './options.ts';

export const WHATSAPP: readonly Control[] = choosing({
  vendor: 'whatsapp',
  title: 'WhatsApp',
  door: WHATSAPP_DOOR,
  example: { outOfWindow: 'sync' },
  read: ({ world }) => world.whatsapp.options,
  choose: ({ world }, changes) => world.whatsapp.choose(changes),
});
