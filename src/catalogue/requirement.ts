// The form of a row: one sentence that an integration must keep, and where it is written.

export const LEVELS = ['MUST', 'SHOULD'] as const;
export type Level = (typeof LEVELS)[number];

/** A the source article, F the product's other help pages, W WhatsApp, Z Zendesk, E engineering. */
export const ORIGINS = ['A', 'F', 'W', 'Z', 'E'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What a target must claim to be judged by the row: the whole service, or the connector alone. */
export const CAPABILITIES = ['full-service', 'connector-only'] as const;
export type Capability = (typeof CAPABILITIES)[number];

export interface Requirement {
  /** Stable: `WINDOW-2`. */
  readonly id: string;
  readonly level: Level;
  readonly area: string;
  readonly text: { readonly en: string; readonly ja: string };
  readonly origin: Origin;
  /** The section or URL the row comes from. */
  readonly source: string;
  /** How a vague source is read; listed in the report as an assumption. */
  readonly reading?: string;
  readonly capability: Capability;
  /** Why the row cannot be checked; such a row is listed, never counted. */
  readonly excluded?: string;
}
