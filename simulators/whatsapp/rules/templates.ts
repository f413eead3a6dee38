// How far message templates are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { CLOUD_SOURCE } from '../sources.ts';

export const TEMPLATES: readonly Rule[] = [
  {
    rule: 'Names to 512 lower-case letters, digits and underscores; header 60, body 1024, footer 60, buttons 25, addresses 2000, phone numbers 20, codes 15; ten buttons, two addresses, one phone number, one code',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.templateParts,
    note: 'assumption: a character is a code point. Of language codes only the form is checked',
  },
  {
    rule: 'Placeholders are numbered without a gap or named, each with an example; the body neither begins nor ends with one',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.templateReview,
    note: 'Meta may also find this in the review; here it is always refused at once (assumption), punctuation around it does not help (third party)',
  },
  {
    rule: 'A body has at least 2x + 1 words beside x placeholders',
    fidelity: 'supported',
    confidence: 'third party',
    source:
      'https://support.maqsam.com/portal/en/kb/articles/creating-whatsapp-templates-with-variables',
    note: 'documented is only that there can be too many. Assumption: a word has a letter or a digit',
  },
  {
    rule: 'Neighbouring placeholders, more than four spaces or two line breaks in a row, and emoji, asterisks or line breaks in a header are refused',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.templateReview,
  },
  {
    rule: '100 templates an hour and account; 250 in all, 6,000 when the portfolio is verified',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.templateOverview,
    note: 'assumption: refused ones do not count, and beyond the hour it is 80007. An approved display name is not asked for',
  },
  {
    rule: 'A template of the same name and language is refused: 100/2388023, and so for 30 days after an approved one was deleted',
    fidelity: 'supported',
    confidence: 'third party',
    source: CLOUD_SOURCE.templates,
    note: 'the 30 days are documented, the subcode is not; some clients know 2388024. Assumption: paused and disabled ones count as approved, and the name is blocked in that language only',
  },
  {
    rule: 'A template is reviewed after it was created or edited, and approved after a minute unless something else is decided',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.templateReview,
    note: 'up to 24 hours are documented (templateReviewMs). A duplicate body is not looked for',
  },
  {
    rule: 'Approved, rejected and paused templates are edited; approved ones once in 24 hours and ten times in 30 days, and not in their category',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.templates,
    note: 'assumption: another name or language in the call is refused',
  },
  {
    rule: 'At the lowest quality a template is paused for 3 hours, then for 6, then disabled; after a pause it is approved again',
    fidelity: 'supported',
    confidence: 'documented',
    source:
      'https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/template-pausing',
    note: 'who plays it sets the quality; sending and reports of customers do not. Assumption: one that is given back after it was disabled begins anew',
  },
  {
    rule: 'Only an approved template is sent, with as many parameters as it has placeholders; what it comes to is as short as its parts must be',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.errors,
    note: 'assumption: filled in, a body has at most 1024 characters, and a parameter no line break, tab or more than four spaces in a row. A place in a header is not shown',
  },
  {
    rule: 'The wording of templates for one-time codes is WhatsApp’s own',
    fidelity: 'partial',
    confidence: 'documented',
    source: CLOUD_SOURCE.templateParts,
    note: 'in English for every language, and in words of this project',
  },
  {
    rule: 'Appeals, archiving, pacing, the template library, and a webhook on changed components',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.templateOverview,
  },
  {
    rule: 'A decision on a template is told to a Cloud account, with the id as a number',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.templateStatus,
    note: 'assumptions: the language is written as it was given, disable_date is a string, the end of a pause is APPROVED with UNPAUSE, a deletion is DELETED. On-Premises is told nothing',
  },
  {
    rule: 'What happens to an account, its review, its limits and the names, quality and PINs of its numbers is told to it',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.accountUpdate,
    note: 'limits per phone number until 2026-02 only; the limit of a business is a number, as in Meta’s sample. Assumptions: an account event may name a phone_number, and of an announced ban the day is told on which it was announced',
  },
];
