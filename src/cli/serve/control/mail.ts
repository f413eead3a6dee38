// Control of mail: what lies in a mailbox, and what the person who reads it writes.
import { z } from 'zod';
import type { Arrived } from '../../../../simulators/mail/letter.ts';
import type { Call } from '../../../kernel/routes.ts';
import { json } from '../../../kernel/wire.ts';
import { ADMIN_ADDRESS, TEAM_ADDRESS } from '../../../run/addresses.ts';
import { type Answer, type Control, refuse, type Scene, withBody } from './control.ts';

const ADDRESS = /^(?=.{3,254}$)[^\s@<>]+@[^\s@<>]+$/;
const address = z.string().regex(ADDRESS, `must be a mail address, such as ${ADMIN_ADDRESS}`);

function onMailbox(call: Call, handle: (address: string) => Answer): Answer {
  const named = call.params['address'] ?? '';
  return ADDRESS.test(named)
    ? handle(named)
    : refuse(400, `the path: "${named}" is no mail address, such as ${ADMIN_ADDRESS}`);
}

const shown = ({ at, ...letter }: Arrived) => ({ at: new Date(at).toISOString(), ...letter });

const LATEST = 'latest';
const LETTER = z.strictObject({
  to: address.default(TEAM_ADDRESS),
  subject: z.string().max(998).default('Our WhatsApp number'),
  text: z.string().min(1).max(65_536),
  /** The letter that is answered. */
  answers: z.string().min(1).optional(),
});

/** `null`: it answers none; `undefined`: the one that it is to answer is not there. */
function answered(
  { world }: Scene,
  from: string,
  answers: string | undefined,
): string | null | undefined {
  if (answers === undefined) return null;
  const box = world.mail.mailbox(from);
  return answers === LATEST ? box.at(-1)?.id : box.find(({ id }) => id === answers)?.id;
}

export const MAIL: readonly Control[] = [
  {
    method: 'GET',
    path: '/mail/{address}',
    does: `the mails that reached an address, oldest first, in clear; the customer's admin reads ${ADMIN_ADDRESS}`,
    handle: ({ world }, call) =>
      onMailbox(call, (named) =>
        json(200, { address: named, mails: world.mail.mailbox(named).map(shown) }),
      ),
  },
  withBody(
    {
      method: 'POST',
      path: '/mail/{address}',
      does: `whoever has that address writes, to ${TEAM_ADDRESS} unless "to" says otherwise; "answers" is the id of a mail that came, or "${LATEST}"`,
      example: {
        answers: LATEST,
        text: 'Display name: Acme\nPhone number: +55 11 91234-5678\nFacebook Business Manager ID: 102290129340398',
      },
    },
    LETTER,
    (scene, { answers, ...letter }, call) =>
      onMailbox(call, (from) => {
        const inReplyTo = answered(scene, from, answers);
        return inReplyTo === undefined
          ? refuse(409, `answers: no mail that could be meant by "${answers}" has reached ${from}`)
          : json(201, { id: scene.world.mail.write({ ...letter, from, inReplyTo }) });
      }),
  ),
];
