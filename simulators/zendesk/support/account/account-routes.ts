// What clients ask about the account itself: languages, brands, settings, and lists that are empty here.
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { listingOf } from '../../world/listing.ts';
import { STATUSES } from '../../world/ticket.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { NOT_FOUND } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { idOf } from '../protocol/records.ts';

const API = 'https://developer.zendesk.com/api-reference/ticketing';

/** Assumption: an account speaks these; ids as the vendor's own list has them. */
const LOCALES = [
  { id: 1, locale: 'en-US', name: 'English' },
  { id: 19, locale: 'pt-br', name: 'Português (Brasil)' },
  { id: 67, locale: 'ja', name: '日本語' },
] as const;

const localeJson = ({ origin, born }: Desk, { id, locale, name }: (typeof LOCALES)[number]) => ({
  url: `${origin}/api/v2/locales/${locale}.json`,
  id,
  locale,
  name,
  native_name: name,
  presentation_name: name,
  rtl: false,
  default: id === 1,
  created_at: time(born),
  updated_at: time(born),
});

const locales = asAgent((desk) =>
  answer(200, { locales: LOCALES.map((locale) => localeJson(desk, locale)) }),
);

const locale = (which: (call: Call) => string) =>
  asAgent((desk, call) => {
    const asked = which(call);
    const found = LOCALES.find(({ id, locale: name }) => String(id) === asked || name === asked);
    return found === undefined ? NOT_FOUND : answer(200, { locale: localeJson(desk, found) });
  });

/** The only brand. Assumption: it is named like the account. */
const brandJson = ({ origin, subdomain, born, brandId }: Desk) => ({
  url: `${origin}/api/v2/brands/${brandId}.json`,
  id: brandId,
  name: subdomain,
  brand_url: origin,
  subdomain,
  host_mapping: null,
  has_help_center: false,
  help_center_state: 'disabled',
  active: true,
  default: true,
  is_deleted: false,
  logo: null,
  ticket_form_ids: [],
  signature_template: '{{agent.signature}}',
  created_at: time(born),
  updated_at: time(born),
});

const brand = asAgent((desk, call) =>
  idOf(call.params['id']) === desk.brandId ? answer(200, { brand: brandJson(desk) }) : NOT_FOUND,
);

const brands = asAgent((desk, call) =>
  pageOf(
    call,
    'brands',
    listingOf([desk], ({ brandId }) => [brandId]),
    brandJson,
  ),
);

/** One for each status that an agent can choose. Assumption: ids, as no ticket names one. */
const statuses = asAgent(({ born }) =>
  answer(200, {
    custom_statuses: STATUSES.filter((status) => status !== 'closed').map((status, i) => {
      const label = status.charAt(0).toUpperCase() + status.slice(1);
      return {
        id: i + 1,
        status_category: status,
        agent_label: label,
        raw_agent_label: label,
        end_user_label: label,
        raw_end_user_label: label,
        description: '',
        raw_description: '',
        end_user_description: '',
        raw_end_user_description: '',
        active: true,
        default: true,
        created_at: time(born),
        updated_at: time(born),
      };
    }),
  }),
);

const settings = asAgent((desk) =>
  answer(200, {
    settings: {
      active_features: { customer_satisfaction: false, user_tagging: true, ticket_tagging: true },
      api: { accepted_api_agreement: true, api_password_access: 'false', api_token_access: 'true' },
      branding: { header_color: null, page_background_color: null, tab_background_color: null },
      brands: { default_brand_id: desk.brandId, require_brand_on_new_tickets: false },
      localization: { locale_ids: LOCALES.map(({ id }) => id) },
      tickets: {
        comments_public_by_default: true,
        is_first_comment_private_enabled: true,
        tagging: true,
      },
      users: { tagging: true, time_zone_selection: true },
    },
  }),
);

const none = (key: string) =>
  asAgent(
    (_desk, call): Response =>
      pageOf(
        call,
        key,
        listingOf<never>([], () => []),
        (item) => item,
      ),
  );

const EMPTY = [
  [
    'satisfaction_ratings',
    'satisfaction_ratings',
    `${API}/ticket-management/satisfaction_ratings/`,
  ],
  ['suspended_tickets', 'suspended_tickets', `${API}/tickets/suspended_tickets/`],
  ['sharing_agreements', 'sharing_agreements', `${API}/tickets/sharing_agreements/`],
  ['activities', 'activities', `${API}/tickets/activity_stream/`],
  ['ticket_forms', 'ticket_forms', `${API}/tickets/ticket_forms/`],
  ['custom_roles', 'custom_roles', `${API}/account-configuration/custom_roles/`],
  ['business_hours/schedules', 'schedules', `${API}/ticket-management/schedules/`],
  ['targets', 'targets', `${API}/targets/targets/`],
] as const;

const PARTIAL = { fidelity: 'partial', confidence: 'documented' } as const;
const LOCALE_SOURCE = `${API}/account-configuration/locales/`;
const OF_LOCALES = { ...PARTIAL, source: LOCALE_SOURCE, note: 'three languages' } as const;
const ENGLISH = locale(() => 'en-US');

export const ACCOUNT_ROUTES: readonly Route<Desk>[] = [
  ...['', '/public', '/agent'].map(
    (path): Route<Desk> => ({
      ...OF_LOCALES,
      method: 'GET',
      path: `/api/v2/locales${path}`,
      handle: locales,
    }),
  ),
  { ...OF_LOCALES, method: 'GET', path: '/api/v2/locales/current', handle: ENGLISH },
  {
    ...OF_LOCALES,
    method: 'GET',
    path: '/api/v2/locales/{id}',
    handle: locale(({ params }) => params['id'] ?? ''),
  },
  {
    ...PARTIAL,
    method: 'GET',
    path: '/api/v2/brands',
    source: `${API}/account-configuration/brands/`,
    note: 'one brand; every ticket names it',
    handle: brands,
  },
  {
    ...PARTIAL,
    method: 'GET',
    path: '/api/v2/brands/{id}',
    source: `${API}/account-configuration/brands/`,
    note: 'one brand; every ticket names it',
    handle: brand,
  },
  {
    ...PARTIAL,
    method: 'GET',
    path: '/api/v2/custom_statuses',
    source: `${API}/tickets/custom_ticket_statuses/`,
    note: 'the standard ones only; tickets name none',
    handle: statuses,
  },
  {
    ...PARTIAL,
    method: 'GET',
    path: '/api/v2/account/settings',
    source: `${API}/account-configuration/account_settings/`,
    note: 'a few of the settings, and none can be changed',
    handle: settings,
  },
  ...EMPTY.map(
    ([path, key, source]): Route<Desk> => ({
      ...PARTIAL,
      method: 'GET',
      path: `/api/v2/${path}`,
      source,
      note: 'always empty: nothing makes any',
      handle: none(key),
    }),
  ),
];
