// Logging in to a hosted On-Premises client: the given password works once, then it is replaced by our own.
// https://developers.facebook.com/docs/whatsapp/api/users/login
import { z } from 'zod';
import { basic, bearer, type Request, sendJson } from '../../kernel/wire.ts';
import { type Attempt, attempt, PAGE_TIMEOUT_MS } from '../attempt.ts';
import type { Context } from '../context.ts';
import type { DeploymentRecord, LoginRecord, OnPremisesAccess } from '../records/deployment.ts';
import { put } from '../store.ts';
import { failed, type Outcome, type WhatsAppFailure } from './client.ts';
import { NO_MEANINGS, readOnPremises } from './on-premises-answer.ts';

const LOGGED_IN = z.object({ users: z.array(z.object({ token: z.string() })) });

/** Digit, upper and lower case and a sign, as the password rule wants. */
const mintPassword = (context: Context): string => `Cp1!${context.keys.hex(28)}`;

export interface Login {
  /** Sends with a token; logs in first, or again when the token is refused. */
  send(request: Request, timeoutMs?: number): Promise<Outcome<Attempt>>;
}

/** Nobody may know what became of the login, but what was to follow it has not been sent. */
const notCarried = (failure: WhatsAppFailure): WhatsAppFailure =>
  failure.failed === 'in-doubt' ? { ...failure, failed: 'unreachable' } : failure;

export function onPremisesLogin(
  context: Context,
  deployment: DeploymentRecord,
  access: OnPremisesAccess,
): Login {
  const { send, trace } = context.services;
  const { store, lanes } = context;
  const id = deployment.deploymentId;

  async function enter(password: string, newPassword?: string): Promise<Outcome<string>> {
    const body = newPassword === undefined ? {} : { new_password: newPassword };
    const headers = basic(access.username, password);
    const tried = await attempt(
      send,
      sendJson('POST', `${access.baseUrl}/v1/users/login`, body, headers),
      PAGE_TIMEOUT_MS,
    );
    if ('silence' in tried) return failed(tried.silence === 'refused' ? 'unreachable' : 'in-doubt');
    return readOnPremises(
      tried.response,
      (answer) => LOGGED_IN.safeParse(answer).data?.users[0]?.token,
      NO_MEANINGS,
    );
  }

  async function logIn(known: LoginRecord | undefined): Promise<Outcome<string>> {
    const password = known?.password ?? mintPassword(context);
    if (known === undefined) {
      trace.secret('password', password);
      // Kept before it is used: a lost answer must not lock us out.
      await store.commit([put('login', id, { password })]);
    }
    let token =
      known === undefined ? await enter(access.password, password) : await enter(password);
    // The first login may never have arrived; then the given password still stands.
    if (known !== undefined && !('ok' in token) && token.failed === 'denied') {
      token = await enter(access.password, password);
    }
    if (!('ok' in token)) return token;
    trace.secret('token', token.ok);
    await store.commit([put('login', id, { password, token: token.ok })]);
    return token;
  }

  /** `stale` is a token that was refused. */
  const tokenOf = (stale?: string): Promise<Outcome<string>> =>
    lanes.run(`login:${id}`, async () => {
      const known = await store.get('login', id);
      if (known?.token !== undefined && known.token !== stale) return { ok: known.token };
      return logIn(known);
    });

  const withToken = (request: Request, token: string, timeoutMs?: number): Promise<Attempt> =>
    attempt(send, { ...request, headers: { ...request.headers, ...bearer(token) } }, timeoutMs);

  return {
    async send(request, timeoutMs) {
      const token = await tokenOf();
      if (!('ok' in token)) return notCarried(token);
      const tried = await withToken(request, token.ok, timeoutMs);
      if ('silence' in tried || tried.response.status !== 401) return { ok: tried };
      const fresh = await tokenOf(token.ok);
      return 'ok' in fresh
        ? { ok: await withToken(request, fresh.ok, timeoutMs) }
        : notCarried(fresh);
    },
  };
}
