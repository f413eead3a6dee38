// The act of whoever had a number before: writes from it through an account of their own at Cloud.
import { bearer, get, jsonOf, NoAnswer, sendJson } from '../../kernel/wire.ts';
import { couldNot, DONE, type Outcome } from '../act.ts';
import { cloudAccess } from '../hosting.ts';
import { named, phoneOf, type Stage } from '../stage.ts';

interface Listed {
  readonly data?: readonly { readonly id: string; readonly display_phone_number: string }[];
}

/** Whether WhatsApp takes the message is not asked here: what came of it is seen on the customer's phone. */
export async function formerProviderWrites(
  stage: Stage,
  step: { readonly account: string; readonly to: string; readonly message: string },
): Promise<Outcome> {
  const { number } = named(stage.plan.world.accounts, step.account);
  const provider = stage.memory.providers.get(number);
  if (provider === undefined)
    return couldNot(`${step.account} is registered with no other provider`);
  const { baseUrl, version, wabaId, accessToken } = cloudAccess(provider);
  const send = stage.world.browser('provider');
  const headers = bearer(accessToken);
  try {
    const list = await send(get(`${baseUrl}/${version}/${wabaId}/phone_numbers`, headers));
    const [own] = (jsonOf(list) as Listed).data ?? [];
    if (own === undefined) return couldNot('the provider before lists no number');
    await send(
      sendJson(
        'POST',
        `${baseUrl}/${version}/${own.id}/messages`,
        {
          messaging_product: 'whatsapp',
          to: phoneOf(stage, step.to),
          type: 'text',
          text: { body: step.message },
        },
        headers,
      ),
    );
    return DONE;
  } catch (error) {
    if (error instanceof NoAnswer) return couldNot(`WhatsApp: ${error.message}`);
    throw error;
  }
}
