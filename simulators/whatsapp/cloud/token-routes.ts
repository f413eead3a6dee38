// Cloud: what an access token is good for, and how long.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import { type AccessToken, type Business, tokenEnded } from '../world/business.ts';
import { secondsOf } from '../world/pair.ts';
import { refuse, SUBCODE } from './errors.ts';
import { asBusiness, badParameter, ENDED_TOKEN, NO_TOKEN } from './graph.ts';

const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'] as const;

const invalid = (error: Readonly<Record<string, unknown>>) => ({
  error: { code: 190, ...error },
  is_valid: false,
  scopes: [],
});

function described({ business, kind, issuedAt, endsAt }: AccessToken): Record<string, unknown> {
  const app = { app_id: business.appId, application: 'App' };
  if (kind === 'app') return { ...app, type: 'APP', is_valid: true, scopes: [] };
  return {
    ...app,
    type: 'SYSTEM_USER',
    // Zero for one that does not expire.
    expires_at: endsAt === undefined ? 0 : secondsOf(endsAt),
    data_access_expires_at: 0,
    issued_at: secondsOf(issuedAt),
    is_valid: true,
    scopes: SCOPES,
    granular_scopes: SCOPES.map((scope) => ({ scope, target_ids: [business.id] })),
    // Assumption: one user of the portfolio holds all of its tokens.
    user_id: business.portfolio.id,
  };
}

function debugToken(context: Context, business: Business, call: Call): Response {
  const input = call.query.get('input_token');
  if (input === null || input === '') return badParameter(context, 'input_token', true);
  const token = context.world.tokens.get(input);
  if (token === undefined) return json(200, { data: invalid({ message: NO_TOKEN }) });
  if (token.business !== business) {
    return refuse(context, 100, {
      message: '(#100) The app of input_token is not the one of this access token.',
      details: 'input_token belongs to another app.',
    });
  }
  const data = described(token);
  if (!tokenEnded(token, context.services.clock.now())) return json(200, { data });
  const error = { message: ENDED_TOKEN, subcode: SUBCODE.tokenEnded };
  return json(200, { data: { ...data, ...invalid(error) } });
}

export const TOKEN_ROUTES: readonly Route<Context>[] = [
  {
    method: 'GET',
    path: '/debug_token',
    handle: asBusiness(debugToken),
    fidelity: 'partial',
    confidence: 'documented',
    source: CLOUD_SOURCE.debugToken,
    note: 'Each token has both scopes of WhatsApp for its one account; which types and ids a real one names is an assumption.',
  },
];
