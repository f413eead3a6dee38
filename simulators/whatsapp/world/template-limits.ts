// How long the parts of a template may be, and how many templates there may be.
import { DAY, HOUR } from '../../../src/kernel/clock.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components */
export const TEMPLATE_LIMITS = {
  name: 512,
  header: 60,
  /** Assumption: filled in as well. */
  body: 1024,
  footer: 60,
  buttonText: 25,
  url: 2000,
  phone: 20,
  code: 15,
  buttons: 10,
  urlButtons: 2,
} as const;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview */
export const CREATIONS = { max: 100, withinMs: HOUR } as const;
export const TEMPLATES_MAX = { unverified: 250, verified: 6_000 } as const;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management */
export const EDITS = { max: 10, withinMs: 30 * DAY, pauseMs: DAY } as const;
export const NAME_BLOCKED_MS = 30 * DAY;
