// What an admin is told when WhatsApp did not do what was asked.
import type { Problem } from '../pages/problem.ts';
import type { WhatsAppFailure } from './client.ts';

const SILENT: ReadonlySet<string> = new Set(['unreachable', 'in-doubt']);

export const whatsAppProblem = (failure: WhatsAppFailure): Problem => {
  const reason = SILENT.has(failure.failed) ? 'whatsapp-unavailable' : 'whatsapp-refused';
  return failure.title === ''
    ? { reason }
    : { reason, more: { say: 'whatsapp-says', words: failure.title } };
};
