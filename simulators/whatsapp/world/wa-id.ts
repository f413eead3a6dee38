// WhatsApp's own id of an account: the digits of its number, except where a country's numbers have two forms.

/**
 * Third party, in each direction: Brazil drops the ninth digit, Mexico and Argentina put a 1 and a 9 after the
 * country code. https://github.com/chatwoot/chatwoot/issues/5840 and issues/11053; Meta says only that it happens:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
const REWRITES: readonly { readonly number: RegExp; readonly id: string }[] = [
  { number: /^55(\d{2})9(\d{8})$/, id: '55$1$2' },
  { number: /^52(\d{10})$/, id: '521$1' },
  { number: /^54([1-8]\d{9})$/, id: '549$1' },
];

/** `phone` is E.164 with a plus. */
export function waIdOf(phone: string, rewriting: boolean): string {
  const digits = phone.slice(1);
  if (!rewriting) return digits;
  for (const { number, id } of REWRITES) {
    if (number.test(digits)) return digits.replace(number, id);
  }
  return digits;
}
