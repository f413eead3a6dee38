// Ids of messages, in the form of each platform.
import type { Context } from './context.ts';
import type { Platform } from './world/business-number.ts';

export const newMessageId = (context: Context, platform: Platform): string =>
  platform === 'cloud' ? `wamid.${context.ids.hex(32)}` : `gBE${context.ids.hex(24)}`;
