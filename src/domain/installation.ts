// An installation: the integration as an app of one customer's Zendesk, by the customer's own link or from the Marketplace.
import { type Ruling, refused } from './refusal.ts';

/** How an app comes into a Zendesk. */
export const WAYS = ['link', 'marketplace'] as const;
export type Way = (typeof WAYS)[number];

/** What Zendesk knows an app by: two with one id are one app. */
export interface AppIdentity {
  readonly name: string;
  readonly id: string;
}

/** INSTALL-2, INSTALL-3, INSTALL-5: whichever way it came, and however often, it is the same app under its name. */
export const appIdentity = (app: AppIdentity, _way: Way): AppIdentity => app;

export type LinkRefusal = 'link-unknown' | 'link-other-customer';

/** What is known of an install link that somebody opens. */
export interface LinkStanding {
  /** The customer (Zendesk subdomain) that it was made for. */
  readonly customer: string;
}

/** INSTALL-1: a link installs in the Zendesk that it was made for, and in no other. */
export function followLink(
  standing: LinkStanding | undefined,
  subdomain: string,
): Ruling<true, LinkRefusal> {
  if (standing === undefined) return refused('link-unknown');
  return standing.customer === subdomain ? { ok: true } : refused('link-other-customer');
}

/** A person may write the whole address of a Zendesk where only its first part is asked for. */
export const readSubdomain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\.zendesk\.com\/?$/, '');

/** INSTALL-4: an account that Zendesk has deleted, by itself or with the app, stops at once. */
export const accountStops = (): boolean => true;
