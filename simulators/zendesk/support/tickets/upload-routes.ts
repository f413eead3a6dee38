// Files: bringing them, looking at them, and fetching them, as a table.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { type Attachment, dropExpired } from '../../world/attachment.ts';
import { invalid } from '../../world/ticket-change.ts';
import { addUpload, removeUpload } from '../../world/upload.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { readRoot } from '../protocol/body.ts';
import {
  DELETED,
  FILE_TOO_LARGE,
  invalidAttribute,
  NOT_FOUND,
  recordInvalid,
} from '../protocol/errors.ts';
import { idOf } from '../protocol/records.ts';
import { attachmentJson } from './attachment-wire.ts';

/** https://support.zendesk.com/hc/en-us/articles/4408832757146 */
const FILE_BYTES_MAX = 50 * 1024 * 1024;
const NAME_LENGTH_MAX = 255;
/** https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/: what is sent as bytes of no kind. */
const NO_KIND = 'application/binary';
const KIND = /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/;

function kindOf(written: string | undefined): string {
  const kind = (written ?? NO_KIND).split(';')[0]?.trim().toLowerCase() ?? '';
  return KIND.test(kind) ? kind : NO_KIND;
}

const encoder = new TextEncoder();

function upload(desk: Desk, call: Call): Response {
  const { request, query } = call;
  const fileName = query.get('filename')?.trim() ?? '';
  if (fileName === '' || fileName.length > NAME_LENGTH_MAX) {
    return invalidAttribute('Invalid parameter: filename must name the file');
  }
  const bytes = typeof request.body === 'string' ? encoder.encode(request.body) : request.body;
  if (bytes.length > FILE_BYTES_MAX) return FILE_TOO_LARGE;
  if (bytes.length === 0) return recordInvalid([invalid('base', 'Attachment: is empty')]);
  const added = addUpload(
    desk.world,
    query.get('token') ?? undefined,
    { fileName, contentType: kindOf(request.headers['content-type']), bytes },
    desk.clock.now(),
    desk.options.uploadLifeMs,
  );
  if (added === undefined) return NOT_FOUND;
  const { token, attachments, expiresAt } = added.upload;
  desk.trace.secret('Zendesk upload token', token);
  desk.trace.secret('Zendesk attachment token', added.attachment.token);
  return answer(201, {
    upload: {
      token,
      expires_at: time(expiresAt),
      attachments: attachments.map((each) => attachmentJson(desk.origin, each)),
      attachment: attachmentJson(desk.origin, added.attachment),
    },
  });
}

const withAttachment = (handle: (desk: Desk, attachment: Attachment, call: Call) => Response) =>
  asAgent((desk, call) => {
    dropExpired(desk.world.files, desk.clock.now());
    const attachment = desk.world.files.byId.get(idOf(call.params['id']));
    return attachment === undefined ? NOT_FOUND : handle(desk, attachment, call);
  });

const CHANGE = z.object({ malware_access_override: z.boolean().nullish() });

function change(desk: Desk, attachment: Attachment, call: Call): Response {
  const read = readRoot(call, 'attachment', CHANGE);
  if ('response' in read) return read.response;
  const { malware_access_override: override } = read.value;
  if (typeof override === 'boolean') attachment.malwareAccessOverride = override;
  return answer(200, { attachment: attachmentJson(desk.origin, attachment) });
}

/** Whoever has the address has the file: no credentials are asked for. It is never shown as a page of this account. */
function fetchFile(desk: Desk, call: Call): Response {
  const { files } = desk.world;
  dropExpired(files, desk.clock.now());
  const attachment = files.byToken.get(call.params['token'] ?? '');
  if (attachment === undefined) return NOT_FOUND;
  return {
    status: 200,
    headers: {
      'content-type': attachment.redacted ? 'text/plain' : attachment.contentType,
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    },
    body: attachment.bytes,
  };
}

const source = 'https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/';
const supported = { fidelity: 'supported', confidence: 'documented', source } as const;
const partial = { fidelity: 'partial', confidence: 'documented', source } as const;

export const UPLOAD_ROUTES: readonly Route<Desk>[] = [
  {
    ...supported,
    method: 'POST',
    path: '/api/v2/uploads',
    note: 'assumption: the life of a token can be chosen, it is good for one comment, and an empty file is refused',
    handle: asAgent(upload),
  },
  {
    ...supported,
    method: 'DELETE',
    path: '/api/v2/uploads/{token}',
    handle: asAgent((desk, call) =>
      removeUpload(desk.world, call.params['token'] ?? '', desk.clock.now()) ? DELETED : NOT_FOUND,
    ),
  },
  {
    ...partial,
    method: 'GET',
    path: '/api/v2/attachments/{id}',
    note: 'no thumbnails, no width and height; nothing is ever found to be malware',
    handle: withAttachment((desk, attachment) =>
      answer(200, { attachment: attachmentJson(desk.origin, attachment) }),
    ),
  },
  {
    ...partial,
    method: 'PUT',
    path: '/api/v2/attachments/{id}',
    note: 'malware_access_override is kept and has no effect',
    handle: withAttachment(change),
  },
  ...['/attachments/token/{token}/', '/attachments/token/{token}'].map(
    (path): Route<Desk> => ({
      ...supported,
      method: 'GET',
      path,
      confidence: 'observed',
      handle: fetchFile,
    }),
  ),
];
