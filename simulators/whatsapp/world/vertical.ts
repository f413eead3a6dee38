// The industries a business can say it is in: one neutral key each, and the words that a customer's phone shows.

const NAMES = {
  automotive: 'Automotive',
  beauty: 'Beauty, Spa and Salon',
  apparel: 'Clothing and Apparel',
  education: 'Education',
  entertainment: 'Entertainment',
  events: 'Event Planning and Service',
  finance: 'Finance and Banking',
  grocery: 'Food and Grocery',
  government: 'Public Service',
  hotel: 'Hotel and Lodging',
  health: 'Medical and Health',
  nonprofit: 'Non-profit',
  professional: 'Professional Services',
  retail: 'Shopping and Retail',
  travel: 'Travel and Transportation',
  restaurant: 'Restaurant',
  other: 'Other',
  // The last four came after On-Premises.
  alcohol: 'Alcoholic Beverages',
  'online-gambling': 'Online Gambling',
  'physical-gambling': 'Physical Gambling',
  'otc-drugs': 'Over-the-Counter Drugs',
} as const;

export type Vertical = keyof typeof NAMES;

export const VERTICALS = Object.keys(NAMES) as readonly Vertical[];

export const nameOf = (vertical: Vertical): string => NAMES[vertical];

/** The key of a name, written to the letter. */
export const verticalNamed = (name: string): Vertical | undefined =>
  VERTICALS.find((vertical) => NAMES[vertical] === name);
