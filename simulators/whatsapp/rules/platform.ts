// How far accounts and the platform itself are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { CLOUD_SOURCE, COPY_SOURCE } from '../sources.ts';

export const PLATFORM: readonly Rule[] = [
  {
    rule: 'The token stands in the header (Bearer or OAuth), the query or the body; parameters in the query, a form, multipart or JSON, lists and objects in forms and queries as JSON',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.registering,
    note: 'the header counts before the query, the query before the body (assumption); single quotes instead of double ones, as in the documented filters, and a part of a message that is JSON written as a text (third party) are understood; JSON without its Content-Type is read as a form; scalars in brackets (text[body]=) and method= are not read',
  },
  {
    rule: 'An address may end with a slash or have two in a row; fields= may be empty, and may name fields of fields',
    fidelity: 'partial',
    confidence: 'third party',
    source: CLOUD_SOURCE.upload,
    note: 'the slash at the end is documented for uploads only, elsewhere an assumption, as are two in a row; an empty fields= is what the official SDK sends; a field of a field that there is not is left out, modifiers as in limit(5) are ignored (assumptions), and edges are no fields',
  },
  {
    rule: '200 calls about an account in an hour, 5,000 when it has a registered number; messages and files do not count',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.about,
    note: 'assumptions: by whole hours, refused with 400/80007 and Retry-After; refused calls count as well (rateFactor). Code 4, for all accounts of an app together, is not simulated: an app has one account',
  },
  {
    rule: 'A registered number moves to another account: two-step verification is off, its name approved, the new account approved, verified and subscribed; a code proves it, and registering it is the switch',
    fidelity: 'supported',
    confidence: 'documented',
    source: COPY_SOURCE.migration,
    note: 'a payment method is not asked for; that the new account alone must be verified, and the subcode 2388103 for whatever stands in the way, are assumptions',
  },
  {
    rule: 'What moves along: name, quality, badge, messaging limit, and approved templates of high quality, whose quality is unknown for 24 hours; not the profile and no chats',
    fidelity: 'partial',
    confidence: 'documented',
    source: COPY_SOURCE.migration,
    note: 'the higher limit of the two accounts holds (assumption); windows stay open, since they belong to the number, and what was said before can neither be marked as read nor answered or reacted to from there (assumptions); statuses of earlier messages go to the old account; after the 24 hours quality is high again (assumption)',
  },
  {
    rule: 'An On-Premises number moves to Cloud by a backup, its password and the PIN; a wrong PIN takes the hosted client down',
    fidelity: 'supported',
    confidence: 'third party',
    source: COPY_SOURCE.callbacks,
    note: 'one of several shards has the higher throughput from the start (documented); the switch is at once, of which the source says up to 15 s; the backup stands for the code, and the profile comes along (assumptions); without one the number moves as between two accounts (assumption)',
  },
  {
    rule: 'Refusals that a person is meant to read carry a title and a message for them, and is_transient false',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.errors,
    note: 'the fields are documented; which refusals have them, and that none is ever transient, is not',
  },
];
