// The sixteen verticals of a business profile, and what the Cloud API calls them.

/** Names: the source article. Cloud values: https://developers.facebook.com/documentation/business-messaging/whatsapp/ (business profiles). */
export const VERTICALS = [
  'Automotive',
  'Beauty, Spa and Salon',
  'Clothing and Apparel',
  'Education',
  'Entertainment',
  'Event Planning and Service',
  'Finance and Banking',
  'Food and Grocery',
  'Public Service',
  'Hotel and Lodging',
  'Medical and Health',
  'Non-profit',
  'Professional Services',
  'Shopping and Retail',
  'Travel and Transportation',
  'Restaurant',
] as const;
export type Vertical = (typeof VERTICALS)[number];

const CLOUD_VALUES: { readonly [V in Vertical]: string } = {
  Automotive: 'AUTO',
  'Beauty, Spa and Salon': 'BEAUTY',
  'Clothing and Apparel': 'APPAREL',
  Education: 'EDU',
  Entertainment: 'ENTERTAIN',
  'Event Planning and Service': 'EVENT_PLAN',
  'Finance and Banking': 'FINANCE',
  'Food and Grocery': 'GROCERY',
  'Public Service': 'GOVT',
  'Hotel and Lodging': 'HOTEL',
  'Medical and Health': 'HEALTH',
  'Non-profit': 'NONPROFIT',
  'Professional Services': 'PROF_SERVICES',
  'Shopping and Retail': 'RETAIL',
  'Travel and Transportation': 'TRAVEL',
  Restaurant: 'RESTAURANT',
};

const CLOUD: ReadonlyMap<string, string> = new Map(Object.entries(CLOUD_VALUES));
const NAMES: ReadonlyMap<string, Vertical> = new Map(
  VERTICALS.map((name) => [CLOUD_VALUES[name], name]),
);

/** PROFILE-4: to the letter; another case or a blank more is another name. */
export const isVertical = (text: string): text is Vertical => CLOUD.has(text);

/** PROFILE-7: the Cloud API's word for a name; what is no name stays as it is. */
export const cloudVertical = (name: string): string => CLOUD.get(name) ?? name;

/** PROFILE-7: back again; a value outside the sixteen is shown as it is, an unset one as nothing. */
export const verticalOfCloud = (value: string): string => NAMES.get(value) ?? value;
