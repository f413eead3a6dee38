// How far the rules of this Zendesk are simulated, and how sure we are of each; routes say it for themselves.
import type { Rule } from '../../src/kernel/routes.ts';
import { CHANNEL_RULES } from './rules/channel.ts';

export const RULES: readonly Rule[] = [...CHANNEL_RULES];
