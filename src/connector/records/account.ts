// An account with what Zendesk handed over for it.
import type { Account } from '../../domain/account.ts';
import type { Profile } from '../../domain/business-profile.ts';

export interface AccountRecord extends Account {
  /** Zendesk subdomain. */
  readonly customer: string;
  readonly instancePushId: string;
  readonly accessToken: string;
  /** Unguessable part of the metadata: who shows it speaks for this account. */
  readonly key: string;
  /** As last read from or written to WhatsApp; shown only when WhatsApp cannot be asked. */
  readonly profile: Profile;
  /** Sent to customers by itself; empty or absent when it is off. */
  readonly autoReply?: string;
}

/** What Zendesk keeps for us and shows with every call. */
export const metadataOf = (account: { readonly id: string; readonly key: string }): string =>
  JSON.stringify({ account: account.id, key: account.key });
