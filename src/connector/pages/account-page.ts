// The Edit account page: one form for each section, filled with what WhatsApp has.
import type { Profile, Section } from '../../domain/business-profile.ts';
import { VERTICALS } from '../../domain/vertical.ts';
import type { Context } from '../context.ts';
import { html, type Markup } from '../html.ts';
import { qrCodePath } from '../qr-code.ts';
import { type AccountRecord, metadataOf } from '../records/account.ts';
import type { ProfileVisit } from '../records/session.ts';
import { autoReplySection } from './auto-reply-section.ts';
import {
  areaField,
  button,
  fileField,
  group,
  type Reader,
  type Standing,
  textField,
} from './fields.ts';
import { LABELS } from './labels.ts';
import { type Language, say } from './language.ts';
import type { PageParts } from './page.ts';
import type { Problem } from './problem.ts';

/** What the form of a section was sent with. */
export interface Entered {
  readonly section: Section;
  readonly text: Readonly<Record<string, string>>;
}

export interface AccountShown {
  readonly context: Context;
  readonly visit: ProfileVisit;
  readonly account: AccountRecord;
  readonly profile: Profile;
  readonly problem: Problem | undefined;
  readonly entered: Entered | undefined;
}

/** PROFILE-8: what WhatsApp has; where something else was entered in vain, both. */
function standingOf({ entered }: AccountShown, section: Section) {
  const wanted = entered?.section === section ? entered.text : {};
  return (name: string, now: string): Standing => {
    const value = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    return value === undefined || sameLines(value, now) ? { value: now } : { value, now };
  };
}

/** Browsers send a line break as two characters. */
const sameLines = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n') === b;

const VERTICAL_OPTIONS = html`<datalist id="verticals">${VERTICALS.map(
  (name) => html`<option value="${name}">`,
)}</datalist>`;

const PHOTO = { name: 'photo', label: 'photo', hint: 'photoHint' } as const;
const MULTIPART = html` enctype="multipart/form-data"`;

function businessInfo(reader: Reader, shown: AccountShown): Markup {
  const { address, description, email, vertical, websites } = shown.profile;
  const standing = standingOf(shown, 'business-info');
  const field = <Name extends 'address' | 'description' | 'email' | 'vertical' | 'websites'>(
    name: Name,
  ) => ({ name, label: name, hint: `${name}Hint` }) as const;
  return html`${[
    textField(reader, field('address'), standing('address', address)),
    areaField(reader, field('description'), standing('description', description)),
    textField(reader, field('email'), standing('email', email), html` inputmode="email"`),
    textField(reader, field('vertical'), standing('vertical', vertical), html` list="verticals"`),
    VERTICAL_OPTIONS,
    areaField(reader, field('websites'), standing('websites', websites.join('\n'))),
  ]}`;
}

/** ANNOUNCE-1: what the customer's own advertisements may lead to. The browser fetches the picture by itself. */
function announcement(context: Context, { number }: AccountRecord, language: Language): Markup {
  const link = context.law.clickToChatLink(number);
  const code = `${context.settings.baseUrl}${qrCodePath(number)}`;
  const alt = say(language, LABELS.qrCode, { link });
  return html`<p>${say(language, LABELS.announce)} <a href="${link}">${link}</a></p><p><img src="${code}" alt="${alt}" width="200" height="200"></p>`;
}

export function accountPage(shown: AccountShown): PageParts {
  const { context, visit, account, profile, problem } = shown;
  const { language } = visit;
  const reader: Reader = { language, problem };
  const action = `${context.settings.baseUrl}/connector/account`;
  const form = (section: Section, fields: Markup, enctype = html``): Markup =>
    html`<form name="${section}" class="section" method="post" action="${action}"${enctype}><input type="hidden" name="session" value="${visit.id}"><input type="hidden" name="section" value="${section}">${fields}${button('apply', 'apply', reader)}</form>
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
      announcement(context, account, language),
      form(
        'channel-name',
        textField(
          reader,
          channelName,
          standingOf(shown, 'channel-name')('channel_name', account.channelName),
        ),
      ),
      form('photo', fileField(reader, PHOTO, 'image/jpeg,image/png'), MULTIPART),
      form('about', textField(reader, about, standingOf(shown, 'about')('about', profile.about))),
      form('business-info', group(reader, 'businessInfo', businessInfo(reader, shown))),
      ...(context.law.wayBack()
        ? [
            html`<form name="downgrade" method="post" action="${action}">${button('downgrade', 'wayBack', reader)}</form>`,
          ]
        : []),
      autoReplySection(reader, account, { baseUrl: context.settings.baseUrl, session: visit.id }),
      html`<form name="finish" method="post" action="${visit.returnUrl}"><input type="hidden" name="name" value="${name}"><input type="hidden" name="metadata" value="${metadataOf(account)}"><input type="hidden" name="state" value="${visit.state}"><button type="submit">${say(language, LABELS.done)}</button></form>`,
    ],
  };
}
