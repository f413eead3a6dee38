// What a page offers to announce: its click-to-chat links, and what its QR codes say to a phone.
import { get, NoAnswer, textOf } from '../../kernel/wire.ts';
import { readQrCode } from '../people/qr-reader.ts';
import type { Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

const CLICK_TO_CHAT = /^https?:\/\/(?:wa\.me|api\.whatsapp\.com)\//;

export async function seeAnnouncement({ admin, world }: Stage): Promise<Sight> {
  const { links = [], pictures = [] } = admin.screen() ?? {};
  const codes: string[] = [];
  for (const picture of pictures) {
    const code = await readAt(world.browser('admin'), picture);
    if (code !== undefined) codes.push(code);
  }
  return { links: links.filter((link) => CLICK_TO_CHAT.test(link)), codes };
}

async function readAt(
  send: ReturnType<Stage['world']['browser']>,
  picture: string,
): Promise<string | undefined> {
  try {
    const answer = await send(get(picture));
    return answer.status === 200 ? readQrCode(textOf(answer.body)) : undefined;
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  }
}
