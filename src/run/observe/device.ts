// What a customer's phone shows of a business: the chat, and the business's profile.
import { named, phoneOf, type Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

export function seeDevice(stage: Stage, customer: string, account: string): Sight {
  const { world, plan } = stage;
  const { number } = named(plan.world.accounts, account);
  const { chats } = world.whatsapp.phones.device(phoneOf(stage, customer));
  const chat = chats.find(({ business }) => business === number);
  const shown = chat?.messages.filter(({ direction }) => direction === 'shown') ?? [];
  return {
    shows: shown.filter(({ file }) => file === undefined).map(({ text }) => text),
    files: shown.flatMap(({ file }) => (file === undefined ? [] : [file.mimeType])),
    displayName: chat?.displayName ?? null,
  };
}

/** Any customer can look a business up; the profile is the same for all. */
export function seeProfile({ world, plan }: Stage, account: string): Sight {
  const card = world.whatsapp.phones.card(named(plan.world.accounts, account).number);
  if (card === undefined) return {};
  const { about, address, description, email, vertical, websites, photo } = card.profile;
  return {
    shortDescription: about,
    address,
    description,
    email,
    vertical,
    websites: [...websites],
    photo: photo !== null,
    photoType: photo?.type ?? null,
  };
}
