// WhatsApp as the connector sees it, whichever dialect is spoken: the port of both clients.

import type { SentType } from '../../domain/attachment.ts';
import type { Changes, Photo, Profile } from '../../domain/business-profile.ts';
import type { FilledTemplate, KnownTemplate } from '../../domain/template.ts';
import type { Method } from '../../domain/verification.ts';
import type { OwnFile } from './file-form.ts';

/**
 * unreachable: nothing was carried out, try later · in-doubt: nobody knows whether it was · the rest are
 * WhatsApp's own refusals.
 */
export const FAILURE_KINDS = [
  'unreachable',
  'in-doubt',
  'number-in-app',
  'number-being-freed',
  'code-too-soon',
  'code-too-many',
  'code-wrong',
  'window-closed',
  'denied',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface WhatsAppFailure {
  readonly failed: FailureKind;
  /** WhatsApp's error code; 0 when there is none. */
  readonly code: number;
  /** WhatsApp's own words. */
  readonly title: string;
  /** Seconds WhatsApp asks us to wait; 0 when it does not say. */
  readonly retryAfterS: number;
}

export type Outcome<Value> = { readonly ok: Value } | WhatsAppFailure;

export const failed = (
  kind: FailureKind,
  code = 0,
  title = '',
  retryAfterS = 0,
): WhatsAppFailure => ({
  failed: kind,
  code,
  title,
  retryAfterS,
});

export type ProfileChanges = Omit<Changes, 'photo' | 'channelName'>;

/** What a hosted client hands over when its number moves to Cloud. */
export interface Backup {
  readonly data: string;
  readonly password: string;
}

/** A file that WhatsApp has, and how it is sent. */
export interface SentFile {
  readonly mediaId: string;
  readonly as: SentType;
  readonly name: string;
}

export interface ReceivedFile {
  /** Media type, as WhatsApp states it. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What both dialects write under the name of the type. */
export const fileObject = ({ mediaId, as, name }: SentFile) => ({
  type: as,
  [as]: as === 'document' ? { id: mediaId, filename: name } : { id: mediaId },
});

export interface WhatsAppClient {
  /** Makes sure that WhatsApp knows the number; the Cloud dialect answers its phone number id. */
  prepare(): Promise<Outcome<{ readonly numberId?: string }>>;
  /** Whether WhatsApp has the number registered here and now. */
  registered(): Promise<Outcome<boolean>>;
  /** `registered` means that no code is needed: WhatsApp has this client registered already. */
  requestCode(method: Method): Promise<Outcome<'sent' | 'registered'>>;
  verifyCode(code: string): Promise<Outcome<true>>;
  /** Opens the number for messages. `pin` becomes or must be its two-step PIN. */
  register(pin: string, backup?: Backup): Promise<Outcome<true>>;
  /** Has webhooks sent to `url`. */
  subscribe(url: string, verifyToken: string): Promise<Outcome<true>>;
  /** `to` is a wa_id. `reference` comes back with the statuses where the dialect can do that. */
  sendText(to: string, text: string, reference: string): Promise<Outcome<{ readonly id: string }>>;
  /** Brings a file to WhatsApp, so that messages can name it. */
  upload(file: OwnFile): Promise<Outcome<{ readonly id: string }>>;
  /** As `sendText`, of a file that has been uploaded. */
  sendFile(
    to: string,
    file: SentFile,
    reference: string,
  ): Promise<Outcome<{ readonly id: string }>>;
  /** A file of a customer's message. */
  download(mediaId: string): Promise<Outcome<ReceivedFile>>;
  /** The templates of that name, in all languages; none where the dialect lists no templates. */
  templates(name: string): Promise<Outcome<readonly KnownTemplate[]>>;
  sendTemplate(
    to: string,
    template: FilledTemplate,
    reference: string,
  ): Promise<Outcome<{ readonly id: string }>>;
  readProfile(): Promise<Outcome<Profile>>;
  writeProfile(changes: ProfileChanges): Promise<Outcome<true>>;
  writePhoto(photo: Photo): Promise<Outcome<true>>;
}
