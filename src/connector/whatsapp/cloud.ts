// The Cloud API client. Shapes: https://developers.facebook.com/documentation/business-messaging/whatsapp/
import { z } from 'zod';
import { digitsOf } from '../../domain/phone-number.ts';
import { bearer, get, type Request, sendJson } from '../../kernel/wire.ts';
import { PAGE_TIMEOUT_MS } from '../attempt.ts';
import type { Context } from '../context.ts';
import type { CloudAccess, DeploymentRecord } from '../records/deployment.ts';
import { fileObject, type Outcome, type ProfileChanges, type WhatsAppClient } from './client.ts';
import { type Asked, askCloud } from './cloud-answer.ts';
import { downloadMedia } from './cloud-media.ts';
import { TEMPLATE_FIELDS, templateMessage, templatesIn } from './cloud-template.ts';
import { fileForm } from './file-form.ts';

const NUMBERS = z.object({
  data: z.array(z.object({ id: z.string(), display_phone_number: z.string() })),
  paging: z
    .object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() })
    .optional(),
});
/** Far more numbers than an account may have; a list without end must not hold a page up. */
const NUMBER_PAGES_MAX = 10;
/** More languages than WhatsApp has templates in. */
const LANGUAGES_MAX = 100;
const ADDED = z.object({ id: z.string() });
/** CLOUD_API means: registered with this very id. */
const STANDING = z.object({ platform_type: z.string() });
const SENT = z.object({ messages: z.array(z.object({ id: z.string() })) });
const PROFILE = z.object({
  data: z.array(
    z.object({
      about: z.string().optional(),
      address: z.string().optional(),
      description: z.string().optional(),
      email: z.string().optional(),
      vertical: z.string().optional(),
      websites: z.array(z.string()).optional(),
    }),
  ),
});
const SESSION = z.object({ id: z.string() });
const HANDLE = z.object({ h: z.string() });

const PROFILE_FIELDS = 'about,address,description,email,vertical,websites';
const NOT_DIGITS = /\D/g;
const PRODUCT = { messaging_product: 'whatsapp' } as const;

export function cloudClient(
  context: Context,
  deployment: DeploymentRecord,
  access: CloudAccess,
): WhatsAppClient {
  const { send } = context.services;
  const base = `${access.baseUrl}/${access.version}`;
  const number = `${base}/${deployment.numberId ?? 'unknown'}`;
  const token = bearer(access.accessToken);

  const ask = <Value>(request: Request, asked: Asked<Value>): Promise<Outcome<Value>> =>
    askCloud(send, request, asked, PAGE_TIMEOUT_MS);
  const post = (url: string, body: unknown): Promise<Outcome<true>> =>
    ask(sendJson('POST', url, body, token), () => true);

  /** The number's id in its account, page by page. */
  async function find(): Promise<Outcome<string | undefined>> {
    const wanted = digitsOf(deployment.number.e164);
    const list = `${base}/${access.wabaId}/phone_numbers?fields=id,display_phone_number`;
    let page = list;
    for (let pages = 0; pages < NUMBER_PAGES_MAX; pages++) {
      const read = await ask(get(page, token), (body) => NUMBERS.safeParse(body).data);
      if (!('ok' in read)) return read;
      const { data, paging } = read.ok;
      const found = data.find((one) => one.display_phone_number.replace(NOT_DIGITS, '') === wanted);
      const after = paging?.cursors?.after;
      if (found !== undefined || paging?.next === undefined || after === undefined) {
        return { ok: found?.id };
      }
      // By the cursor, since our token goes to no address that an answer names.
      page = `${list}&after=${encodeURIComponent(after)}`;
    }
    return { ok: undefined };
  }

  const sendMessage = (to: string, content: object, reference: string) => {
    const message = {
      ...PRODUCT,
      recipient_type: 'individual',
      // Without the plus WhatsApp would put our own country's code in front.
      to: `+${to}`,
      ...content,
      biz_opaque_callback_data: reference,
    };
    return askCloud(send, sendJson('POST', `${number}/messages`, message, token), (body) => {
      const id = SENT.safeParse(body).data?.messages[0]?.id;
      return id === undefined ? undefined : { id };
    });
  };

  return {
    async prepare() {
      const known = await find();
      if (!('ok' in known)) return known;
      if (known.ok !== undefined) return { ok: { numberId: known.ok } };
      const { callingCode, national } = deployment.number;
      const name = { verified_name: deployment.displayName };
      // MIGRATION-6: what is registered for another account brings its name along.
      const how = deployment.registeredElsewhere === true ? { migrate_phone_number: true } : name;
      const added = await ask(
        sendJson(
          'POST',
          `${base}/${access.wabaId}/phone_numbers`,
          { cc: callingCode, phone_number: national, ...how },
          token,
        ),
        (body) => ADDED.safeParse(body).data,
      );
      return 'ok' in added ? { ok: { numberId: added.ok.id } } : added;
    },
    registered() {
      return ask(get(`${number}?fields=platform_type`, token), (body) => {
        const read = STANDING.safeParse(body).data;
        return read === undefined ? undefined : read.platform_type === 'CLOUD_API';
      });
    },
    async requestCode(method) {
      const body = { code_method: method.toUpperCase(), language: 'en_US' };
      return ask(sendJson('POST', `${number}/request_code`, body, token), () => 'sent' as const);
    },
    // In the body, since a query would show the code in every log on the way.
    verifyCode(code) {
      return post(`${number}/verify_code`, { code });
    },
    register(pin, backup) {
      const kept = backup === undefined ? {} : { backup };
      return post(`${number}/register`, { ...PRODUCT, pin, ...kept });
    },
    subscribe(url, verifyToken) {
      const override = { override_callback_uri: url, verify_token: verifyToken };
      return post(`${base}/${access.wabaId}/subscribed_apps`, override);
    },
    sendText(to, text, reference) {
      const content = { type: 'text', text: { body: text, preview_url: false } };
      return sendMessage(to, content, reference);
    },
    upload(file) {
      const form = fileForm({ ...PRODUCT, type: file.type }, file, `file-${context.ids.hex(24)}`);
      const request: Request = {
        ...form,
        method: 'POST',
        url: `${number}/media`,
        headers: { ...form.headers, ...token },
      };
      return askCloud(send, request, (body) => ADDED.safeParse(body).data);
    },
    sendFile(to, file, reference) {
      return sendMessage(to, fileObject(file), reference);
    },
    download(mediaId) {
      return downloadMedia(send, access, base, mediaId);
    },
    templates(name) {
      const query = `name=${encodeURIComponent(name)}&fields=${TEMPLATE_FIELDS}&limit=${LANGUAGES_MAX}`;
      const list = `${base}/${access.wabaId}/message_templates?${query}`;
      return ask(get(list, token), templatesIn);
    },
    sendTemplate(to, template, reference) {
      return sendMessage(to, templateMessage(template), reference);
    },
    readProfile() {
      const profile = `${number}/whatsapp_business_profile?fields=${PROFILE_FIELDS}`;
      return ask(get(profile, token), (body) => {
        const read = PROFILE.safeParse(body).data?.data[0];
        if (read === undefined) return undefined;
        const { about = '', address = '', description = '', email = '', websites = [] } = read;
        const vertical = context.law.verticalOfCloud(read.vertical ?? '');
        return { about, address, description, email, vertical, websites };
      });
    },
    writeProfile(changes) {
      const body = { ...PRODUCT, ...cloudFields(context, changes) };
      return post(`${number}/whatsapp_business_profile`, body);
    },
    async writePhoto(photo) {
      const { bytes, type } = photo;
      // Resumable Upload: https://developers.facebook.com/docs/graph-api/guides/upload
      const query = `file_length=${bytes.length}&file_type=${encodeURIComponent(type)}`;
      const session = await ask(
        sendJson('POST', `${base}/app/uploads?${query}`, {}, token),
        (body) => SESSION.safeParse(body).data,
      );
      if (!('ok' in session)) return session;
      const upload: Request = {
        method: 'POST',
        url: `${base}/${session.ok.id}`,
        headers: {
          authorization: `OAuth ${access.accessToken}`,
          'content-type': type,
          file_offset: '0',
        },
        body: bytes,
      };
      const handle = await ask(upload, (body) => HANDLE.safeParse(body).data);
      if (!('ok' in handle)) return handle;
      return post(`${number}/whatsapp_business_profile`, {
        ...PRODUCT,
        profile_picture_handle: handle.ok.h,
      });
    },
  };
}

const cloudFields = (context: Context, changes: ProfileChanges): ProfileChanges =>
  changes.vertical === undefined
    ? changes
    : { ...changes, vertical: context.law.cloudVertical(changes.vertical) };
