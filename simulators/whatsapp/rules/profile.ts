// How far the business profile is simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { CLOUD_SOURCE, ON_PREMISES_SOURCE } from '../sources.ts';

export const PROFILE: readonly Rule[] = [
  {
    rule: 'About 1 to 139, address 256, description 512, e-mail 128, two websites of 256 with http or https, photo JPEG or PNG to 5 MB',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.profile,
    note: 'assumption: a character is a code point; for the description Postman says 256 (descriptionMax)',
  },
  {
    rule: 'The vertical is one of a list, in words On-Premises and as an enumeration in Cloud; On-Premises never empties it again',
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.profile,
    note: 'assumption: UNDEFINED and NOT_A_BIZ are refused',
  },
  {
    rule: 'The profile can be changed in WhatsApp Manager as well, and the API shows it at once',
    fidelity: 'partial',
    confidence: 'assumption',
    source: CLOUD_SOURCE.profile,
    note: 'in both dialects; the page itself is not simulated',
  },
];
