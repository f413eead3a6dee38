// Acts of customers who send what is no text.

import { FILE_TYPES, type FileType } from '../../scenario/vocabulary/media.ts';
import { couldNot, DONE, type Outcome } from '../act.ts';
import { sampleFile } from '../people/sample-file.ts';
import { named, phoneOf, type Stage } from '../stage.ts';

type CustomerMessage = Parameters<Stage['world']['whatsapp']['phones']['send']>[2];

interface Sending {
  readonly customer: string;
  readonly to: string;
}

function send(stage: Stage, { customer, to }: Sending, message: CustomerMessage): Outcome {
  const { number } = named(stage.plan.world.accounts, to);
  stage.world.whatsapp.phones.send(phoneOf(stage, customer), number, message);
  return DONE;
}

const USUAL_BYTES = 256;
/** One more than WhatsApp hands on. */
const TOO_MANY_BYTES = 100 * 1_024 * 1_024 + 1;

export const sendsFile = (
  stage: Stage,
  step: Sending & { readonly type: FileType; readonly caption: string; readonly name: string },
): Outcome =>
  send(stage, step, {
    type: step.type === 'voice' ? 'audio' : step.type,
    voice: step.type === 'voice',
    caption: step.caption,
    filename: step.name,
    file: phoneFile(FILE_TYPES[step.type], USUAL_BYTES),
  });

function phoneFile(mimeType: string, size: number) {
  return { mimeType, bytes: sampleFile(mimeType, '', size).bytes };
}

export const sendsLocation = (
  stage: Stage,
  step: Sending & {
    readonly latitude: number;
    readonly longitude: number;
    readonly name: string;
    readonly address: string;
  },
): Outcome => {
  const { latitude, longitude, name, address } = step;
  return send(stage, step, { type: 'location', latitude, longitude, name, address, url: '' });
};

export const sendsContact = (
  stage: Stage,
  step: Sending & { readonly name: string; readonly tel: string },
): Outcome => {
  const { name, tel } = step;
  const card = { name: { formatted_name: name }, phones: [{ phone: tel, type: 'CELL' }] };
  return send(stage, step, { type: 'contacts', contacts: [{ name, card }] });
};

export function sendsOther(
  stage: Stage,
  step: Sending & { readonly what: 'unsupported' | 'reaction' | 'too-large' },
): Outcome {
  if (step.what === 'unsupported') return send(stage, step, { type: 'unsupported' });
  if (step.what === 'too-large') {
    const file = phoneFile(FILE_TYPES.video, TOO_MANY_BYTES);
    return send(stage, step, { type: 'video', voice: false, caption: '', filename: '', file });
  }
  const { number } = named(stage.plan.world.accounts, step.to);
  const { chats } = stage.world.whatsapp.phones.device(phoneOf(stage, step.customer));
  const last = chats
    .find(({ business }) => business === number)
    ?.messages.findLast(({ direction }) => direction === 'shown');
  if (last === undefined) return couldNot(`${step.customer} sees nothing to react to`);
  return send(stage, step, { type: 'reaction', to: last.id, emoji: '👍' });
}
