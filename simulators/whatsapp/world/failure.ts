// Why a message that was accepted comes to nothing.

export const FAILURES = [
  'window-closed',
  'no-whatsapp',
  'old-client',
  'limit-reached',
  'media-download',
  'media-type',
  'reaction-target',
  'identity-changed',
  'experiment',
  'ecosystem',
  'marketing-stopped',
] as const;
export type Failure = (typeof FAILURES)[number];
