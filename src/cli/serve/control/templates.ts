// Control of what WhatsApp decides about templates, and of WhatsApp Manager, where they are made by hand.
import { z } from 'zod';
import {
  REJECTIONS,
  type TemplateKey,
  type Templates,
} from '../../../../simulators/whatsapp/template-decisions.ts';
import { TEMPLATE_CATEGORIES } from '../../../../simulators/whatsapp/world/content.ts';
import {
  TEMPLATE_QUALITIES,
  TEMPLATE_STATES,
} from '../../../../simulators/whatsapp/world/template.ts';
import type { Call } from '../../../kernel/routes.ts';
import { json } from '../../../kernel/wire.ts';
import { type Answer, type Control, refuse, type Scene, withBody } from './control.ts';
import { duration } from './time.ts';

const words = z.string().min(1);
/** As WhatsApp Manager takes them; it has a list of languages, of which this is the form. */
const TEMPLATE_NAME = /^[a-z0-9_]{1,512}$/;
const LANGUAGE = /^[a-z]{2,3}(?:_[A-Z]{2,3})?$/;

/** Whose template it is: the served account's unless another account or deployment is named. */
const owner = words.optional();
const ownerOf = (scene: Scene, named: string | undefined): string => named ?? scene.wabaId;

const button = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quick-reply'), text: words }),
  z.strictObject({ kind: z.literal('url'), text: words, url: words }),
  z.strictObject({ kind: z.literal('phone'), text: words, phone: words }),
  z.strictObject({ kind: z.literal('copy-code'), text: words }),
]);
const header = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('text'), text: words }),
  z.strictObject({ format: z.enum(['image', 'video', 'document']) }),
  z.strictObject({ format: z.literal('location') }),
]);

const add = withBody(
  {
    method: 'POST',
    path: '/whatsapp/templates',
    does: 'a template as made in WhatsApp Manager, approved unless "state" says otherwise',
    example: { name: 'order_sent', language: 'en_US', body: 'Your order {{1}} is on its way.' },
  },
  z.strictObject({
    owner,
    name: z.string().regex(TEMPLATE_NAME, 'must be of a-z, 0-9 and _, such as order_sent'),
    language: z.string().regex(LANGUAGE, 'must be a language such as en_US or pt_BR'),
    body: words,
    naming: z.enum(['positional', 'named']).default('positional'),
    category: z.enum(TEMPLATE_CATEGORIES).default('utility'),
    footer: z.string().default(''),
    header: header.optional(),
    buttons: z.array(button).default([]),
    state: z.enum(TEMPLATE_STATES).default('approved'),
  }),
  (scene, { owner: named, header: top, ...template }) => {
    const { templates } = scene.world.whatsapp;
    const id = templates.add(ownerOf(scene, named), { ...template, header: top });
    return json(201, { id });
  },
);

const ONE = '/whatsapp/templates/{name}/{language}';

function onTemplate(
  scene: Scene,
  call: Call,
  named: string | undefined,
  handle: (templates: Templates, key: TemplateKey) => void,
): Answer {
  const { name = '', language = '' } = call.params;
  const key = { owner: ownerOf(scene, named), name, language };
  const { templates } = scene.world.whatsapp;
  handle(templates, key);
  const state = templates.state(key);
  if (state !== undefined) return json(200, { ...key, state });
  return refuse(404, `${key.owner} has no template ${name} in ${language}`);
}

const DECISION = z.discriminatedUnion('decision', [
  z.strictObject({
    owner,
    decision: z.literal('reject'),
    reason: z.enum(REJECTIONS),
    recommendation: words.optional(),
  }),
  z.strictObject({ owner, decision: z.enum(['approve', 'pause', 'disable', 'reinstate']) }),
]);

export const TEMPLATES: readonly Control[] = [
  add,
  {
    method: 'GET',
    path: ONE,
    does: 'how a template stands; ?owner= for another account or a deployment',
    handle: (scene, call) =>
      onTemplate(scene, call, call.query.get('owner') ?? undefined, () => {}),
  },
  withBody(
    {
      method: 'POST',
      path: `${ONE}/decision`,
      does: 'WhatsApp approves, rejects, pauses, disables or reinstates it',
      example: { decision: 'reject', reason: 'TAG_CONTENT_MISMATCH' },
    },
    DECISION,
    (scene, body, call) =>
      onTemplate(scene, call, body.owner, (templates, key) => {
        if (body.decision !== 'reject') templates[body.decision](key);
        else templates.reject(key, body.reason, body.recommendation);
      }),
  ),
  withBody(
    {
      method: 'POST',
      path: `${ONE}/quality`,
      does: `what customers think of it: ${TEMPLATE_QUALITIES.join(', ')}; red pauses it`,
      example: { quality: 'red' },
    },
    z.strictObject({ owner, quality: z.enum(TEMPLATE_QUALITIES) }),
    (scene, body, call) =>
      onTemplate(scene, call, body.owner, (templates, key) =>
        templates.setQuality(key, body.quality),
      ),
  ),
  withBody(
    {
      method: 'POST',
      path: `${ONE}/category`,
      does: 'another category, at once or announced now and done "after" a while',
      example: { category: 'marketing', after: '24h' },
    },
    z.strictObject({ owner, category: z.enum(TEMPLATE_CATEGORIES), after: duration.optional() }),
    (scene, { owner: named, category, after }, call) =>
      onTemplate(scene, call, named, (templates, key) =>
        templates.setCategory(key, category, after),
      ),
  ),
];
