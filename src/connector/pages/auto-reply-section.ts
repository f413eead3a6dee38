// The section of the Edit account page that holds the automatic reply.
import { html, type Markup } from '../html.ts';
import { areaField, button, type Reader } from './fields.ts';

const FIELD = { name: 'auto_reply', label: 'autoReply', hint: 'autoReplyHint' } as const;

export const autoReplySection = (
  reader: Reader,
  account: { readonly autoReply?: string | undefined },
  { baseUrl, session }: { readonly baseUrl: string; readonly session: string },
): Markup =>
  html`<form name="auto-reply" class="section" method="post" action="${baseUrl}/connector/account/auto-reply"><input type="hidden" name="session" value="${session}">${areaField(reader, FIELD, { value: account.autoReply ?? '' })}${button('apply', 'apply', reader)}</form>
`;
