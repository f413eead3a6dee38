// How far the rules of this WhatsApp are simulated, and how sure we are of each; routes say it for themselves.
import type { Rule } from '../../src/kernel/routes.ts';
import { MEDIA } from './rules/media.ts';
import { MESSAGES } from './rules/messages.ts';
import { NUMBERS } from './rules/numbers.ts';
import { ON_PREMISES } from './rules/on-premises.ts';
import { PLATFORM } from './rules/platform.ts';
import { PROFILE } from './rules/profile.ts';
import { TEMPLATES } from './rules/templates.ts';
import { WEBHOOKS } from './rules/webhooks.ts';
import { WINDOW } from './rules/window.ts';

export const RULES: readonly Rule[] = [
  ...NUMBERS,
  ...WINDOW,
  ...MESSAGES,
  ...TEMPLATES,
  ...MEDIA,
  ...WEBHOOKS,
  ...PROFILE,
  ...ON_PREMISES,
  ...PLATFORM,
];
