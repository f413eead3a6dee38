// Acts of a stranger: what the integration was sent lately is sent again, changed where the story says so.
import { createHmac } from 'node:crypto';
import {
  formOf,
  jsonOf,
  NoAnswer,
  postForm,
  type Request,
  type Response,
  textOf,
} from '../../kernel/wire.ts';
import type { StepOf } from '../../scenario/plan.ts';
import { couldNot, DONE, type Outcome, refused } from '../act.ts';
import { SUBDOMAIN } from '../addresses.ts';
import type { Stage } from '../stage.ts';
import { NEIGHBOUR } from './neighbour.ts';

type Repeat = StepOf<'strangerRepeats'>;
type Call = Repeat['call'];

/** How a call is known, whatever its address. */
const KNOWN: { readonly [C in Call]: (request: Request, body: string) => boolean } = {
  webhook: (_, body) => body.includes('"messages":['),
  handshake: ({ url }) => url.includes('hub.verify_token='),
  channelback: (_, body) => body.includes('request_unique_identifier='),
  event: (_, body) => body.includes('"events":['),
  'admin page': (_, body) => body.includes('zendesk_access_token='),
  page: (_, body) => body.includes('session='),
};

export async function strangerRepeats(stage: Stage, step: Repeat): Promise<Outcome> {
  const heard = stage.world.overheard
    .all()
    .filter((request) => KNOWN[step.call](request, textOf(request.body)));
  const [last] = heard;
  if (last === undefined) return couldNot(`the integration has been sent no ${step.call} yet`);
  const changed = changedCall(stage, step, last, heard);
  if ('outcome' in changed) return changed;
  try {
    return outcomeOf(await stage.world.browser('stranger')(changed));
  } catch (error) {
    if (error instanceof NoAnswer) return refused(error.message);
    throw error;
  }
}

function outcomeOf(response: Response): Outcome {
  if (response.status < 400) return DONE;
  const { error } = (jsonOf(response) ?? {}) as { readonly error?: unknown };
  const onPage = /data-reason="([^"]*)"/.exec(textOf(response.body))?.[1];
  return refused(typeof error === 'string' ? error : (onPage ?? `HTTP ${response.status}`));
}

const SIGNATURE = 'x-hub-signature-256';

/** The same with another last letter or digit: nearly right. */
const spoiled = (text: string): string =>
  text.replace(/[A-Za-z0-9](?=[^A-Za-z0-9]*$)/, (last) => (last === '0' ? '1' : '0'));

function changedCall(
  stage: Stage,
  step: Repeat,
  { method, url, headers, body }: Request,
  heard: readonly Request[],
): Request | Outcome {
  const request: Request = { method, url, headers, body };
  if (step.body !== null) return { ...request, body: badBody(step.body, textOf(body)) };
  switch (step.call) {
    case 'webhook':
      return forgedWebhook(stage, step, request);
    case 'handshake':
      return { ...request, url: forgedHandshake(step, url) };
    case 'event':
      return { ...request, body: forgedEvent(step, textOf(body)) };
    default:
      return forgedForm(step, request, heard);
  }
}

const OVERSIZE = 4 * 1024 * 1024;

function badBody(kind: NonNullable<Repeat['body']>, body: string): string {
  switch (kind) {
    case 'empty':
      return '';
    case 'cut':
      return body.slice(0, body.length / 2);
    case 'other kind':
      return '[1,2]';
    case 'null':
      return 'null';
    case 'oversized':
      return body + ' '.repeat(OVERSIZE);
  }
}

/** Another message: with the id of the old one it would be a copy, which changes nothing anyway. */
function forgedWebhook({ memory }: Stage, step: Repeat, request: Request): Request | Outcome {
  const words = JSON.stringify(step.message ?? 'A stranger was here');
  const body = textOf(request.body)
    .replace(/"body":"(?:[^"\\]|\\.)*"/, `"body":${words}`)
    .replace(/("messages":\[.*?"id":")[^"]*"/, '$1wamid.forged"');
  const { [SIGNATURE]: old = '', ...headers } = request.headers;
  const signed = (value: string): Request => ({
    ...request,
    body,
    headers: { ...headers, [SIGNATURE]: value },
  });
  const by = (secret: string): Request =>
    signed(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  const { business } = memory;
  switch (step.proof) {
    case 'missing':
      return { ...request, body, headers };
    case 'of another body':
      return signed(old);
    case 'of another company':
      return memory.neighbourSecret === undefined
        ? couldNot('no other company has joined yet')
        : by(memory.neighbourSecret);
    default: {
      const right = business === undefined ? { ...request, body } : by(business.appSecret);
      return step.proof === 'right' || business === undefined
        ? right
        : signed(spoiled(right.headers[SIGNATURE] ?? ''));
    }
  }
}

function forgedHandshake({ proof }: Repeat, url: string): string {
  const token = /hub\.verify_token=[^&]*/;
  return url.replace(token, (right) => (proof === 'missing' ? '' : spoiled(right)));
}

interface Told {
  readonly events?: readonly { readonly data?: { readonly metadata?: string } }[];
}

function forgedEvent({ proof, event }: Repeat, body: string): string {
  const told = JSON.parse(body) as Told;
  const events = (told.events ?? []).map((each) => ({
    ...each,
    ...(event === null ? {} : { type_id: event }),
    data: { ...each.data, metadata: shown(proof, each.data?.metadata ?? '') },
  }));
  return JSON.stringify({ ...told, events });
}

const shown = (proof: Repeat['proof'], right: string): string => {
  if (proof === 'missing') return '';
  return proof === 'wrong' ? spoiled(right) : right;
};

function forgedForm(
  { call, proof, message }: Repeat,
  request: Request,
  heard: readonly Request[],
): Request | Outcome {
  const fields = formOf(request);
  const send = (more: Readonly<Record<string, string>>): Request =>
    postForm(request.url, { ...fields, ...more }, request.headers);
  if (call === 'page') return send({ session: shown(proof, fields['session'] ?? '') });
  const metadata = shown(proof, fields['metadata'] ?? '');
  if (call === 'admin page') {
    if (proof !== 'of another company') return send({ metadata });
    const return_url = (fields['return_url'] ?? '').replace(SUBDOMAIN, NEIGHBOUR);
    return send({ metadata, subdomain: NEIGHBOUR, return_url });
  }
  const letter = { message: message ?? 'A stranger was here', request_unique_identifier: 'forged' };
  if (proof !== 'of another account') return send({ ...letter, metadata });
  const other = heard.map((each) => formOf(each)['metadata']).find((each) => each !== metadata);
  return other === undefined
    ? couldNot('no other account has had a reply yet')
    : send({ ...letter, metadata: other });
}
