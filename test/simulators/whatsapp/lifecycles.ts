// Many numbers in one world, one after another, from their first day to their last.
import { sha256 } from '../../../src/kernel/random.ts';
import { textOf } from '../../../src/kernel/wire.ts';
import { connected, DIALECTS } from './dialects.ts';
import { ANA, createStand, type Stand } from './stand.ts';

const numberOf = (i: number): string => `+55119${`${10_000_000 + i}`}`;

/** Added, proven, registered, written to, answering, and let go; in one dialect and then the other. */
export async function lifecycle(stand: Stand, i: number): Promise<void> {
  const dialect = DIALECTS[i % DIALECTS.length] ?? DIALECTS[0];
  const phone = numberOf(i);
  const drive = await connected(stand, dialect, phone);
  const from = stand.clock.now();
  stand.whatsapp.phones.send(ANA, phone, { type: 'text', text: `Hello ${i}` });
  const { status } = await drive.send(ANA, 'Hello to you');
  await stand.clock.settle();
  const shown = stand.trace.since(from, 'device').at(-1);
  if (status !== dialect.sent || shown?.text !== 'Hello to you') {
    throw new Error(`the answer of ${phone} was not shown: ${status}`);
  }
  if (dialect.dialect === 'cloud') await drive.call('POST', `/${drive.id}/deregister`, {});
}

/** Everything that can be seen of a world: its history, what its callbacks were told, and how it ends. */
export async function worldOf(seed: number, lifecycles: number): Promise<string> {
  const stand = createStand({}, seed);
  for (let i = 0; i < lifecycles; i++) await lifecycle(stand, i);
  const told = stand.received.map(({ at, request }) => `${at} ${textOf(request.body)}`).join('\n');
  const state = JSON.stringify(stand.whatsapp.state());
  return sha256(`${JSON.stringify(stand.trace.events)} ${told} ${state}`);
}
