import type { Fault, Match } from './fault.ts';

/** The write happened, the answer did not arrive: the error that connectors get wrong. */
export const answerLost = (match: Match): Fault => ({
  kind: 'answer-lost',
  match,
  note: 'carried out, but the answer is lost',
  strike: (hop, request) => {
    hop.carry(request).catch(() => {});
    return new Promise(() => {});
  },
});
