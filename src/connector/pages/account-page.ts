// The Edit account page: one form for each section, filled with what WhatsApp has.
import type { Profile, Section } from '../../domain/business-profile.ts';
import { VERTICALS } from '../../domain/vertical.ts';
import type { Context } from '../context.ts';
import { html, type Markup } from '../html.ts';
import { type AccountRecord, metadataOf } from '../records/account.ts';
import type { ProfileVisit } from '../records/session.ts';
import { areaField, button, fileField, group, type Reader, textField } from './fields.ts';
import { LABELS, type Label } from './labels.ts';
import { say } from './language.ts';
import type { PageParts } from './page.ts';
import type { Problem } from './problem.ts';

export interface AccountShown {
  readonly context: Context;
  readonly visit: ProfileVisit;
  readonly account: AccountRecord;
  readonly profile: Profile;
  readonly problem: Problem | undefined;
}

const VERTICAL_OPTIONS = html`<datalist id="verticals">${VERTICALS.map(
  (name) => html`<option value="${name}">`,
)}</datalist>`;

const PHOTO = { name: 'photo', label: 'photo', hint: 'photoHint' } as const;
const MULTIPART = html` enctype="multipart/form-data"`;

const businessInfo = (reader: Reader, profile: Profile): Markup =>
  html`${[
    textField(reader, { name: 'address', label: 'address', hint: 'addressHint' }, profile.address),
    areaField(
      reader,
      { name: 'description', label: 'description', hint: 'descriptionHint' },
      profile.description,
    ),
    textField(
      reader,
      { name: 'email', label: 'email', hint: 'emailHint' },
      profile.email,
      html` inputmode="email"`,
    ),
    textField(
      reader,
      { name: 'vertical', label: 'vertical', hint: 'verticalHint' },
      profile.vertical,
      html` list="verticals"`,
    ),
    VERTICAL_OPTIONS,
    areaField(
      reader,
      { name: 'websites', label: 'websites', hint: 'websitesHint' },
      profile.websites.join('\n'),
    ),
  ]}`;

export function accountPage(shown: AccountShown): PageParts {
  const { context, visit, account, profile, problem } = shown;
  const { language } = visit;
  const reader: Reader = { language, problem };
  const action = `${context.settings.baseUrl}/connector/account`;
  const form = (section: Section, label: Label, fields: Markup, enctype = html``): Markup =>
    html`<form name="${section}" method="post" action="${action}"${enctype}><input type="hidden" name="session" value="${visit.id}"><input type="hidden" name="section" value="${section}">${group(reader, label, html`${fields}${button('apply', 'apply', reader)}`)}</form>
`;
  const name = context.law.accountName(account.channelName, account.number);
  const channelName = {
    name: 'channel_name',
    label: 'channelName',
    hint: 'channelNameHint',
  } as const;
  const about = { name: 'about', label: 'about', hint: 'aboutHint' } as const;
  return {
    language,
    screen: 'account',
    title: say(language, LABELS.titleAccount),
    within: name,
    problem,
    body: [
      html`<p>${name}</p>`,
      form('channel-name', 'channelName', textField(reader, channelName, account.channelName)),
      form('photo', 'photo', fileField(reader, PHOTO, 'image/jpeg,image/png'), MULTIPART),
      form('about', 'about', textField(reader, about, profile.about)),
      form('business-info', 'businessInfo', businessInfo(reader, profile)),
      html`<form name="finish" method="post" action="${visit.returnUrl}"><input type="hidden" name="name" value="${name}"><input type="hidden" name="metadata" value="${metadataOf(account)}"><input type="hidden" name="state" value="${visit.state}"><button type="submit">${say(language, LABELS.done)}</button></form>`,
    ],
  };
}
