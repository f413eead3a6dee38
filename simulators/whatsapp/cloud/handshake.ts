// Cloud: an address takes webhooks only after it has answered a challenge.
import { get, NoAnswer, type Response, textOf } from '../../../src/kernel/wire.ts';
import { isCallback } from '../callback.ts';
import type { Context } from '../context.ts';
import { refuse } from './errors.ts';
import { badParameter } from './graph.ts';

/** The receiver must answer 200 and the challenge, and nothing else. */
async function answersChallenge(
  context: Context,
  callback: string,
  token: string,
): Promise<boolean> {
  const challenge = `1${context.ids.digits(9)}`;
  const query = `hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${encodeURIComponent(token)}`;
  try {
    const joint = callback.includes('?') ? '&' : '?';
    const response = await context.services.send(get(`${callback}${joint}${query}`));
    return response.status === 200 && textOf(response.body) === challenge;
  } catch (error) {
    if (error instanceof NoAnswer) return false;
    throw error;
  }
}

/** Why an address cannot be used, naming the field that holds it; `undefined` when it can. */
export async function handshakeRefused(
  context: Context,
  field: string,
  callback: string,
  token: string | undefined,
): Promise<Response | undefined> {
  if (!isCallback(callback, context.options)) return badParameter(context, field, false);
  if (token === undefined) return badParameter(context, 'verify_token', true);
  if (await answersChallenge(context, callback, token)) return undefined;
  return refuse(context, 2200, {
    details: 'The callback did not answer the challenge with status 200.',
  });
}
