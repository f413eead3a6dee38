// How far the rules of this telephone network are simulated, and how sure we are of each.
import type { Rule } from '../../src/kernel/routes.ts';

const NUMBERS =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers';

export const RULES: readonly Rule[] = [
  {
    rule: 'A mobile takes SMS and calls, a landline and a toll-free number calls only, a short code SMS only',
    fidelity: 'supported',
    confidence: 'assumption',
    source: NUMBERS,
    note: "after WhatsApp's table of number types; a scenario says otherwise for a line of its own",
  },
  {
    rule: 'A voice menu answers a call in place of a person, and the code reaches nobody',
    fidelity: 'supported',
    confidence: 'documented',
    source: NUMBERS,
  },
  {
    rule: 'An SMS arrives after 2 to 6 s, a call rings after 4 to 8 s; what cannot be taken never arrives',
    fidelity: 'supported',
    confidence: 'assumption',
    source: 'channelproof',
    note: 'within the 60 seconds that the source article allows',
  },
];
