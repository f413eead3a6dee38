// Control of what WhatsApp itself decides: the options where its texts are silent.
import { z } from 'zod';
import { json } from '../../../kernel/wire.ts';
import { CHANGEABLE, OPTION_NAMES, wrongOption } from '../whatsapp-options.ts';
import { type Control, type Scene, withBody } from './control.ts';

const CHANGES = z.record(z.string(), z.unknown()).superRefine((given, context) => {
  for (const [name, value] of Object.entries(given)) {
    const wrong = wrongOption(name, value, CHANGEABLE);
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong, path: [name] });
  }
});

const chosen = ({ world }: Scene) =>
  Object.fromEntries(
    Object.entries(world.whatsapp.options).filter(([name]) => OPTION_NAMES.includes(name)),
  );

export const WHATSAPP: readonly Control[] = [
  {
    method: 'GET',
    path: '/whatsapp/options',
    does: 'what is chosen where WhatsApp’s own texts are silent',
    handle: (scene) => json(200, chosen(scene)),
  },
  withBody(
    {
      method: 'PATCH',
      path: '/whatsapp/options',
      does: 'chooses anew; what has happened stays as it was',
      example: { outOfWindow: 'sync' },
    },
    CHANGES,
    (scene, changes) => {
      scene.world.whatsapp.choose(changes);
      return json(200, chosen(scene));
    },
  ),
];
