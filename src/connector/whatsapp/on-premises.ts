// The On-Premises client. Shapes: https://developers.facebook.com/docs/whatsapp/on-premises/reference

import { z } from 'zod';
import { get, type Request, sendJson } from '../../kernel/wire.ts';
import { BACKGROUND_TIMEOUT_MS, PAGE_TIMEOUT_MS } from '../attempt.ts';
import type { Context } from '../context.ts';
import type { DeploymentRecord, OnPremisesAccess } from '../records/deployment.ts';
import { failed, fileObject, type Outcome, type WhatsAppClient } from './client.ts';
import type { OwnFile } from './file-form.ts';
import { type Meanings, NO_MEANINGS, readOnPremises, type Wanted } from './on-premises-answer.ts';
import { onPremisesLogin } from './on-premises-login.ts';

const HEALTH = z.object({ health: z.object({ gateway_status: z.string() }) });
const SENT = z.object({ messages: z.array(z.object({ id: z.string() })) });
const KEPT = z.object({ media: z.array(z.object({ id: z.string() })) });
const encoder = new TextEncoder();
const ABOUT = z.object({
  settings: z.object({ profile: z.object({ about: z.object({ text: z.string() }) }) }),
});
const BUSINESS = z.object({
  settings: z.object({
    business: z.object({
      profile: z.object({
        address: z.string().optional(),
        description: z.string().optional(),
        email: z.string().optional(),
        vertical: z.string().optional(),
        websites: z.array(z.string()).optional(),
      }),
    }),
  }),
});

const ACCESS_DENIED = 1005;
const BAD_VALUE = 1009;
const TOO_MANY_REQUESTS = 1015;
/** W4. Access is denied for many reasons; only its details tell a number that an app holds. */
const ASKING: Meanings = (code, details) => {
  if (code === TOO_MANY_REQUESTS) return 'code-too-soon';
  if (code !== ACCESS_DENIED) return undefined;
  if (/^number in use/i.test(details)) return 'number-in-app';
  return /^number not free yet/i.test(details) ? 'number-being-freed' : undefined;
};
const VERIFYING: Meanings = (code) => {
  if (code === BAD_VALUE) return 'code-wrong';
  return code === TOO_MANY_REQUESTS ? 'code-too-many' : undefined;
};
const yes: Wanted<true> = () => true;

const BUSINESS_FIELDS = ['address', 'description', 'email', 'vertical', 'websites'] as const;

export function onPremisesClient(
  context: Context,
  deployment: DeploymentRecord,
  access: OnPremisesAccess,
): WhatsAppClient {
  const login = onPremisesLogin(context, deployment, access);
  const at = (path: string): string => `${access.baseUrl}/v1/${path}`;

  async function ask<Value>(
    request: Request,
    wanted: Wanted<Value>,
    special: Meanings = NO_MEANINGS,
    timeoutMs: number = PAGE_TIMEOUT_MS,
  ): Promise<Outcome<Value>> {
    const tried = await login.send(request, timeoutMs);
    if (!('ok' in tried)) return tried;
    if ('silence' in tried.ok) {
      return failed(tried.ok.silence === 'refused' ? 'unreachable' : 'in-doubt');
    }
    return readOnPremises(tried.ok.response, wanted, special);
  }

  const bytesTo = (path: string, file: Pick<OwnFile, 'type' | 'bytes'>): Request => ({
    method: 'POST',
    url: at(path),
    headers: { 'content-type': file.type },
    body: file.bytes,
  });

  const sendMessage = (to: string, content: object): Promise<Outcome<{ readonly id: string }>> => {
    const message = { to, recipient_type: 'individual', ...content };
    const sent: Wanted<{ readonly id: string }> = (body) => SENT.safeParse(body).data?.messages[0];
    const request = sendJson('POST', at('messages'), message);
    return ask(request, sent, NO_MEANINGS, BACKGROUND_TIMEOUT_MS);
  };

  return {
    async prepare() {
      const healthy = await ask(get(at('health')), yes);
      return 'ok' in healthy ? { ok: {} } : healthy;
    },
    registered() {
      return ask(get(at('health')), (body) => {
        const read = HEALTH.safeParse(body).data;
        return read === undefined ? undefined : read.health.gateway_status === 'connected';
      });
    },
    requestCode(method) {
      const { callingCode, national } = deployment.number;
      const body = { cc: callingCode, phone_number: national, method, cert: access.certificate };
      // 201: this client is registered already, and no code is needed.
      const answered: Wanted<'sent' | 'registered'> = (_, status) =>
        status === 201 ? 'registered' : 'sent';
      return ask(sendJson('POST', at('account'), body), answered, ASKING);
    },
    verifyCode(code) {
      return ask(sendJson('POST', at('account/verify'), { code }), yes, VERIFYING);
    },
    // Verifying registers; there is no step of its own.
    async register() {
      return { ok: true };
    },
    subscribe(url) {
      // `sent` is off by default, but it is what tells of a message whose answer was lost.
      const webhooks = { url, message: { sent: true, delivered: true, read: false } };
      // Off by default as well, and without it a customer's new number is nobody that we know.
      const settings = { webhooks, notify_user_change_number: true };
      return ask(sendJson('PATCH', at('settings/application'), settings), yes);
    },
    sendText(to, text) {
      return sendMessage(to, { type: 'text', text: { body: text } });
    },
    sendFile(to, file) {
      return sendMessage(to, fileObject(file));
    },
    upload(file) {
      const kept: Wanted<{ readonly id: string }> = (body) => KEPT.safeParse(body).data?.media[0];
      return ask(bytesTo('media', file), kept, NO_MEANINGS, BACKGROUND_TIMEOUT_MS);
    },
    async download(mediaId) {
      const tried = await login.send(get(at(`media/${encodeURIComponent(mediaId)}`)));
      if (!('ok' in tried)) return tried;
      if ('silence' in tried.ok) return failed('unreachable');
      const { status, headers, body } = tried.ok.response;
      if (status !== 200) {
        const none: Wanted<never> = () => undefined;
        return readOnPremises(tried.ok.response, none, NO_MEANINGS);
      }
      const type = headers['content-type'] ?? 'application/octet-stream';
      return { ok: { type, bytes: typeof body === 'string' ? encoder.encode(body) : body } };
    },
    // A hosted client lists no templates, so none can be checked, and none is sent.
    async templates() {
      return { ok: [] };
    },
    async sendTemplate() {
      return failed('denied', 0, 'templates are not sent by this client');
    },
    async readProfile() {
      const about = await ask(
        get(at('settings/profile/about')),
        (body) => ABOUT.safeParse(body).data,
      );
      if (!('ok' in about)) return about;
      return ask(get(at('settings/business/profile')), (body) => {
        const read = BUSINESS.safeParse(body).data?.settings.business.profile;
        if (read === undefined) return undefined;
        const { address = '', description = '', email = '', vertical = '', websites = [] } = read;
        const text = about.ok.settings.profile.about.text;
        return { about: text, address, description, email, vertical, websites };
      });
    },
    async writeProfile(changes) {
      if (changes.about !== undefined) {
        const body = { text: changes.about };
        const about = await ask(sendJson('PATCH', at('settings/profile/about'), body), yes);
        if (!('ok' in about)) return about;
      }
      const business: Record<string, unknown> = {};
      for (const field of BUSINESS_FIELDS) {
        if (changes[field] !== undefined) business[field] = changes[field];
      }
      if (Object.keys(business).length === 0) return { ok: true };
      return ask(sendJson('POST', at('settings/business/profile'), business), yes);
    },
    writePhoto(photo) {
      return ask(bytesTo('settings/profile/photo', photo), yes);
    },
  };
}
