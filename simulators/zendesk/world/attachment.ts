// Files on comments. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Random } from '../../../src/kernel/random.ts';
import type { Ids } from './ids.ts';

export interface Attachment {
  readonly id: number;
  readonly fileName: string;
  readonly contentType: string;
  bytes: Uint8Array;
  /** Part of the address under which the file is fetched. */
  readonly token: string;
  /** Shown within the comment. */
  readonly inline: boolean;
  /** Set when its comment was redacted: the file is gone, its name stays. */
  redacted: boolean;
  /** An agent may open it although it was found to be dangerous. */
  malwareAccessOverride?: boolean;
}

export const NO_ATTACHMENTS: readonly Attachment[] = [];

/** Files that were uploaded and wait for a comment. */
export interface Upload {
  readonly token: string;
  readonly attachments: Attachment[];
  readonly expiresAt: Instant;
}

/** All files of the account. */
export interface Files {
  readonly random: Random;
  readonly byId: Map<number, Attachment>;
  readonly byToken: Map<string, Attachment>;
  /** In the order in which they expire. */
  readonly uploads: Map<string, Upload>;
}

export const createFiles = (random: Random): Files => ({
  random,
  byId: new Map(),
  byToken: new Map(),
  uploads: new Map(),
});

const TOKEN_LENGTH = 32;

export const newFileToken = (files: Files): string => files.random.hex(TOKEN_LENGTH);

export type NewAttachment = Pick<Attachment, 'fileName' | 'contentType' | 'bytes'> & {
  readonly inline?: boolean;
};

export function addAttachment(ids: Ids, files: Files, input: NewAttachment): Attachment {
  const attachment: Attachment = {
    id: ids.next(),
    fileName: input.fileName,
    contentType: input.contentType,
    bytes: input.bytes,
    token: newFileToken(files),
    inline: input.inline ?? false,
    redacted: false,
  };
  files.byId.set(attachment.id, attachment);
  files.byToken.set(attachment.token, attachment);
  return attachment;
}

export function forgetAttachment(files: Files, { id, token }: Attachment): void {
  files.byId.delete(id);
  files.byToken.delete(token);
}

/** Whatever nobody has put on a comment in time is gone. */
export function dropExpired(files: Files, now: Instant): void {
  for (const [token, { attachments, expiresAt }] of files.uploads) {
    if (expiresAt > now) return;
    files.uploads.delete(token);
    for (const attachment of attachments) forgetAttachment(files, attachment);
  }
}

/** What a file is replaced by when it is redacted. */
export const REDACTED_NAME = 'redacted.txt';
