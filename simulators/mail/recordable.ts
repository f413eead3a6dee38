// The fields of a letter that may stand in a trace in clear. Never its text: a link in it may hold a key.
export const RECORDABLE: readonly string[] = [
  'mail.id',
  'mail.from',
  'mail.to',
  'mail.subject',
  'mail.inReplyTo',
];
