// Files on their way to a comment. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/#upload-files
import type { Instant } from '../../../src/kernel/clock.ts';
import {
  type Attachment,
  addAttachment,
  dropExpired,
  forgetAttachment,
  type NewAttachment,
  newFileToken,
  type Upload,
} from './attachment.ts';
import { type FieldRefusal, invalid } from './ticket-change.ts';
import type { World } from './world.ts';

/** Adds a file to the upload with that token, or to a new one; `undefined` when there is no such upload. */
export function addUpload(
  { ids, files }: World,
  token: string | undefined,
  input: NewAttachment,
  now: Instant,
  lifeMs: number,
): { readonly upload: Upload; readonly attachment: Attachment } | undefined {
  dropExpired(files, now);
  const known = token === undefined ? undefined : files.uploads.get(token);
  if (token !== undefined && known === undefined) return undefined;
  const attachment = addAttachment(ids, files, input);
  const upload = known ?? {
    token: newFileToken(files),
    attachments: [],
    expiresAt: now + lifeMs,
  };
  upload.attachments.push(attachment);
  files.uploads.set(upload.token, upload);
  return { upload, attachment };
}

/** Takes an upload back that is on no comment yet; answers whether there was one. */
export function removeUpload({ files }: World, token: string, now: Instant): boolean {
  dropExpired(files, now);
  const upload = files.uploads.get(token);
  if (upload === undefined) return false;
  files.uploads.delete(token);
  for (const attachment of upload.attachments) forgetAttachment(files, attachment);
  return true;
}

/** Assumption: a token that is unknown, used or expired is refused. */
export function refusedUploads(
  { files }: World,
  tokens: readonly string[],
  now: Instant,
): readonly FieldRefusal[] {
  dropExpired(files, now);
  return tokens.every((token) => files.uploads.has(token))
    ? []
    : [invalid('base', 'Attachment: there is no upload with this token')];
}

/** The files behind the tokens. */
export const uploadedFiles = ({ files }: World, tokens: readonly string[]): readonly Attachment[] =>
  [...new Set(tokens)].flatMap((token) => files.uploads.get(token)?.attachments ?? []);

/** They are on a comment now: the tokens are used up. Assumption: a token is good once. */
export function useUploads({ files }: World, tokens: readonly string[]): void {
  for (const token of tokens) files.uploads.delete(token);
}
