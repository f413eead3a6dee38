// WhatsApp's own id of an account: the digits of its number, except where a country's numbers have two forms.

/**
 * Third party, in each direction: Brazil drops the ninth digit, Mexico and Argentina put a 1 and a 9 after the
 * country code. https://github.com/chatwoot/chatwoot/issues/5840 and issues/11053; Meta says only that it happens:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
type Rewrite = (digits: string) => string;
const REWRITES: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ['55', (it) => (it.length === 13 && it[4] === '9' ? it.slice(0, 4) + it.slice(5) : it)],
  ['52', (it) => (it.length === 12 ? `521${it.slice(2)}` : it)],
  ['54', (it) => (it.length === 12 && it[2] !== '9' && it[2] !== '0' ? `549${it.slice(2)}` : it)],
]);

/** `phone` is E.164 with a plus. Runs several times for each message. */
export function waIdOf(phone: string, rewriting: boolean): string {
  const digits = phone.slice(1);
  const rewrite = rewriting ? REWRITES.get(digits.slice(0, 2)) : undefined;
  return rewrite === undefined ? digits : rewrite(digits);
}
