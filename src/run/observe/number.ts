// Where a number is registered with WhatsApp, and what it is known by there.
import { named, type Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

export function seeNumber({ world, plan, memory }: Stage, account: string): Sight {
  const { number } = named(plan.world.accounts, account);
  const standing = world.whatsapp.numbers.standing(number);
  if (standing === undefined) return { ...world.whatsapp.number(number) };
  const { owner, templates, ...known } = standing;
  return {
    ...world.whatsapp.number(number),
    ...known,
    here: owner === memory.business?.wabaId,
    templates: [...templates],
  };
}
