// Control of what is chosen where a vendor's own texts are silent: one pair of routes for each simulator.
import { z } from 'zod';
import type { Json } from '../../../kernel/trace.ts';
import { json } from '../../../kernel/wire.ts';
import type { OptionDoor } from '../option-door.ts';
import { type Control, type Scene, withBody } from './control.ts';

export interface Chooser {
  readonly vendor: 'whatsapp' | 'zendesk';
  readonly title: string;
  readonly door: OptionDoor;
  readonly example: Json;
  readonly read: (scene: Scene) => object;
  readonly choose: (scene: Scene, changes: Readonly<Record<string, unknown>>) => void;
}

export function choosing({
  vendor,
  title,
  door,
  example,
  read,
  choose,
}: Chooser): readonly Control[] {
  const path = `/${vendor}/options`;
  const changes = z.record(z.string(), z.unknown()).superRefine((given, context) => {
    for (const [name, value] of Object.entries(given)) {
      const wrong = door.wrong(name, value, door.changeable);
      if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong, path: [name] });
    }
  });
  const chosen = (scene: Scene) =>
    Object.fromEntries(Object.entries(read(scene)).filter(([name]) => door.names.includes(name)));
  return [
    {
      method: 'GET',
      path,
      does: `what is chosen where ${title}’s own texts are silent`,
      handle: (scene) => json(200, chosen(scene)),
    },
    withBody(
      {
        method: 'PATCH',
        path,
        does: 'chooses anew; what has happened stays as it was',
        example,
      },
      changes,
      (scene, given) => {
        choose(scene, given);
        return json(200, chosen(scene));
      },
    ),
  ];
}
