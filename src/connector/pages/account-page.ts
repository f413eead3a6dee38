// The Edit account page: one form for each section, filled with what WhatsApp has.
import type { Profile, Section } from '../../domain/business-profile.ts';
import { VERTICALS } from '../../domain/vertical.ts';
import type { Context } from '../context.ts';
import { html, type Markup } from '../html.ts';
import { type AccountRecord, metadataOf } from '../records/account.ts';
import type { ProfileVisit } from '../records/session.ts';
import type { PageParts } from './page.ts';

export interface AccountShown {
  readonly context: Context;
  readonly visit: ProfileVisit;
  readonly account: AccountRecord;
  readonly profile: Profile;
}

const VERTICAL_OPTIONS = html`<datalist id="verticals">${VERTICALS.map(
  (name) => html`<option value="${name}">`,
)}</datalist>`;

const text = (name: string, label: string, value: string): Markup =>
  html`<label>${label} <input type="text" name="${name}" value="${value}"></label>`;
// A line break after the tag is not part of the text, so one is spent there.
const area = (name: string, label: string, value: string): Markup =>
  html`<label>${label} <textarea name="${name}">
${value}</textarea></label>`;

export function accountPage(shown: AccountShown): PageParts {
  const { context, visit, account, profile } = shown;
  const action = `${context.settings.baseUrl}/connector/account`;
  const form = (section: Section, fields: Markup, enctype: Markup | string = ''): Markup =>
    html`<form name="${section}" method="post" action="${action}"${enctype}><input type="hidden" name="session" value="${visit.id}"><input type="hidden" name="section" value="${section}">${fields}<button type="submit" name="action" value="apply">Apply changes</button></form>
`;
  const name = context.law.accountName(account.channelName, account.number);
  const info = html`${text('address', 'Address', profile.address)}${area('description', 'Description', profile.description)}${text('email', 'E-mail', profile.email)}<label>Vertical <input type="text" name="vertical" list="verticals" value="${profile.vertical}"></label>${VERTICAL_OPTIONS}${area('websites', 'Websites, one per line', profile.websites.join('\n'))}`;
  return {
    screen: 'account',
    title: 'Edit account',
    body: [
      html`<p>${name}</p>`,
      form('channel-name', text('channel_name', 'Channel name', account.channelName)),
      form(
        'photo',
        html`<label>Profile photo <input type="file" name="photo" accept="image/jpeg,image/png"></label>`,
        html` enctype="multipart/form-data"`,
      ),
      form('about', text('about', 'Short description', profile.about)),
      form('business-info', info),
      html`<form name="finish" method="post" action="${visit.returnUrl}"><input type="hidden" name="name" value="${name}"><input type="hidden" name="metadata" value="${metadataOf(account)}"><input type="hidden" name="state" value="${visit.state}"><button type="submit">Done</button></form>`,
    ],
  };
}
