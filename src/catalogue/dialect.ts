/** The two ways in which WhatsApp's Business API is spoken. */
export const DIALECTS = ['on-premises', 'cloud'] as const;
export type Dialect = (typeof DIALECTS)[number];
