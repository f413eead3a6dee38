// How far files are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { CLOUD_SOURCE, COPY_SOURCE } from '../sources.ts';

export const MEDIA: readonly Rule[] = [
  {
    rule: 'Image (JPEG, PNG) to 5 MB, video (MP4, 3GP) and audio (AAC, AMR, MP3, M4A, OGG) to 16 MB, document to 100 MB, sticker (WebP) to 100 KB, animated to 500 KB',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.media,
    note: 'assumptions: a KB has 1,024 bytes; by its address anything can be sent as a document',
  },
  {
    rule: 'A file that is not what its declared type says',
    fidelity: 'not simulated',
    confidence: 'third party',
    source: 'https://github.com/glific/glific/issues/3822',
    note: 'the declared type counts, for profile photos too; codecs, channels and colours are not looked at. Of a WebP file it is read whether it is animated',
  },
  {
    rule: 'A file to upload of a type that is not in the list is refused with 400/100',
    fidelity: 'supported',
    confidence: 'third party',
    source: 'https://github.com/fbsamples/whatsapp-api-examples/issues/10',
    note: 'audio/opus is taken as an upload, as in the recorded list',
  },
  {
    rule: 'An uploaded file lives 30 days, a customer’s 7 days, the address of either 5 minutes; a new address is had by asking again',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.media,
    note: 'assumption: to the millisecond for files, to the second for addresses',
  },
  {
    rule: 'The digest of a file is hexadecimal where its address is asked for; its size is a number',
    fidelity: 'supported',
    confidence: 'third party',
    source:
      'https://github.com/ignacio-chiazzo/ruby_whatsapp_sdk/blob/ccfd6e25f646f5a6a7cedac21fff64c894c42dc3/test/fixtures/vcr_cassettes/medias/media_with_success_response.yml',
    note: 'as recorded; Meta’s samples write the size in quotes',
  },
  {
    rule: 'A media id belongs to one number: for any other it does not exist (100/33)',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.media,
    note: 'documented is that phone_number_id must be the number that it was uploaded for. Any token of the account finds it',
  },
  {
    rule: 'A file named by its address is fetched when the message is sent, once in 10 minutes for each number and address',
    fidelity: 'partial',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
    note: 'assumptions: failures are not remembered; one cache for each number. Redirects, cookies, caching headers and authorization are not simulated',
  },
  {
    rule: 'A file that cannot be fetched (no answer, or not 200) fails the message with 131053',
    fidelity: 'supported',
    confidence: 'third party',
    source: CLOUD_SOURCE.errors,
    note: 'clients report it from the live service; 131052, which Meta documents for what customers send, is an option (linkCode)',
  },
  {
    rule: 'A fetched file of a wrong type, empty or too large fails the message with 131053',
    fidelity: 'supported',
    confidence: 'third party',
    source: 'https://github.com/chatwoot/chatwoot/issues/10428',
    note: 'assumption: for empty and too large',
  },
  {
    rule: 'Of a customer’s file over 100 MB the business gets 131052 instead of the file',
    fidelity: 'partial',
    confidence: 'documented',
    source: COPY_SOURCE.media,
    note: 'assumption: in the errors of a message of type unsupported; the window opens',
  },
  {
    rule: 'A resumable upload that is not whole after a day is gone; whole files stay',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.upload,
    note: 'uploadValidMs. Types are judged where the handle is used; a wrong offset is 400/100; a signature behind the id is not checked',
  },
];
