// How long and how many the parts of a message may be, whichever dialect writes it.

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages */
export const CONTENT_LIMITS = {
  text: 4096,
  caption: 1024,
  header: 60,
  body: 1024,
  listBody: 4096,
  footer: 60,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  listButton: 20,
  sections: 10,
  sectionTitle: 24,
  /** Over all sections together. */
  rows: 10,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
} as const;

/** Assumption: a character is a code point, so an emoji counts once. */
export const isLonger = (text: string, max: number): boolean =>
  text.length > max && [...text].length > max;
