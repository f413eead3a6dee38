// The fields that an account has without anybody making them.
import type { Instant } from '../../../src/kernel/clock.ts';
import { blankField, fieldOfKey, SYSTEM_TYPES, type SystemType } from './field.ts';
import { WHATSAPP_PHONE_NUMBER } from './user.ts';
import type { World } from './world.ts';

/** Shown to people as the vendor shows them; `tickettype` holds a ticket's type. */
const SYSTEM_TITLES: Readonly<Record<SystemType, string>> = {
  subject: 'Subject',
  description: 'Description',
  status: 'Status',
  tickettype: 'Type',
  priority: 'Priority',
  group: 'Group',
  assignee: 'Assignee',
};

/** Recorded from the live service: nobody solves a ticket without an assignee. */
export function addSystemFields(world: World, now: Instant): void {
  SYSTEM_TYPES.forEach((type, position) => {
    const id = world.ids.next();
    world.ticketFields.add({
      ...blankField(id, String(id), type, SYSTEM_TITLES[type], now),
      required: type === 'assignee',
      position,
    });
  });
}

/** Assumption: a channel integration brings the user field that the source article calls "WhatsApp phone number". */
export function ensureWhatsAppField(world: World, now: Instant): void {
  if (fieldOfKey(world.userFields, WHATSAPP_PHONE_NUMBER) !== undefined) return;
  const id = world.ids.next();
  world.userFields.add(blankField(id, WHATSAPP_PHONE_NUMBER, 'text', 'WhatsApp phone number', now));
}

export const systemFieldId = (world: World, type: SystemType): number =>
  [...world.ticketFields].find((field) => field.type === type)?.id ?? 0;
