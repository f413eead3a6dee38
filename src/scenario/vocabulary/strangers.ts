// Verbs of somebody who has no business here: sends again what others sent, changed.
import { z } from 'zod';
import { bare, text } from './values.ts';
import { action } from './verb.ts';

/** What WhatsApp, Zendesk and an admin's browser send to the integration. */
export const CALLS = [
  'webhook',
  'handshake',
  'channelback',
  'event',
  'admin page',
  'page',
] as const;

/** What the caller shows to be let in: signature, verify token, metadata, or a page's session. */
export const PROOFS = [
  'right',
  'missing',
  'wrong',
  'of another body',
  'of another account',
  'of another company',
] as const;

export const BODIES = ['empty', 'cut', 'other kind', 'null', 'oversized'] as const;

/** Which of a call's proofs there are: only a webhook is signed, only accounts and companies have neighbours. */
const PROOFS_OF: { readonly [C in (typeof CALLS)[number]]: readonly (typeof PROOFS)[number][] } = {
  webhook: ['right', 'missing', 'wrong', 'of another body', 'of another company'],
  handshake: ['missing', 'wrong'],
  channelback: ['right', 'missing', 'wrong', 'of another account'],
  event: ['right', 'missing', 'wrong'],
  'admin page': ['right', 'wrong', 'of another company'],
  page: ['right', 'missing', 'wrong'],
};

export const STRANGERS = {
  companyJoins: action({
    actor: 'world',
    key: 'another company joins',
    doc: 'Another company has a number of its own hosted by the same service.',
    example: 'another company joins: true',
    args: bare,
    say: () => 'Another company joins, with a number hosted by the same service',
    plan: () => ({}),
  }),
  strangerRepeats: action({
    actor: 'stranger',
    key: 'stranger repeats',
    doc: 'A stranger sends again what the integration was last sent of that kind, changed.',
    example: 'stranger repeats: { call: webhook, text: "Forged", proof: missing }',
    args: z.strictObject({
      call: z.enum(CALLS),
      proof: z.enum(PROOFS).optional().describe('What is shown to be let in (right)'),
      text: text.optional().describe('What the message says instead'),
      event: text.optional().describe('What is said to have happened instead'),
      body: z.enum(BODIES).optional().describe('What is sent instead of what belongs there'),
    }),
    say: ({ call, proof = 'right', text: words, body, event }) =>
      [
        `A stranger repeats the last ${call} with ${proof} proof`,
        ...(words === undefined ? [] : [`saying "${words}"`]),
        ...(event === undefined ? [] : [`telling of ${event}`]),
        ...(body === undefined ? [] : [`with a body that is ${body}`]),
      ].join(', '),
    plan({ call, proof = 'right', text: words, event, body }, cast) {
      const possible = PROOFS_OF[call];
      if (!possible.includes(proof)) {
        cast.refuse(`a ${call} has no such proof`, `write one of: ${possible.join(', ')}`, 'proof');
      }
      return { call, proof, message: words ?? null, event: event ?? null, body: body ?? null };
    },
  }),
} as const;
