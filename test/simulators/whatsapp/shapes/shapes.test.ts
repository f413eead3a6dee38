// Every answer and webhook of the tour against the project's own shapes, which are written from Meta's documents.
import { beforeAll, expect, it } from 'vitest';
import { CLOUD_ROUTES } from '../../../../simulators/whatsapp/cloud/routes.ts';
import { type Answered, type Told, tour } from '../tour.ts';
import { ANSWERS, Refusal } from './answers.ts';
import { WEBHOOKS } from './webhooks.ts';

let answers: readonly Answered[] = [];
let webhooks: readonly Told[] = [];

beforeAll(async () => {
  ({ answers, webhooks } = await tour());
});

it('every answer has its shape', () => {
  const wrong = answers.flatMap(({ what, status, body }) => {
    const shape = status < 400 ? ANSWERS[what] : Refusal;
    const parsed = shape?.safeParse(body);
    return parsed?.success === true ? [] : [{ what, status, body, why: parsed?.error?.issues }];
  });
  expect(wrong).toEqual([]);
});

it('every webhook has its shape', () => {
  const wrong = webhooks.flatMap(({ field, value }) => {
    const parsed = WEBHOOKS[field]?.safeParse(value);
    return parsed?.success === true ? [] : [{ field, value, why: parsed?.error?.issues }];
  });
  expect(wrong).toEqual([]);
});

it('what concerns an account says when, what concerns a message does not', () => {
  for (const { field, entry } of webhooks) {
    if (field === 'messages') expect(entry).not.toHaveProperty('time');
    else expect(entry.time).toBeTypeOf('number');
  }
});

it('the tour hears of every field and every type of message', () => {
  expect(new Set(webhooks.map(({ field }) => field))).toEqual(new Set(Object.keys(WEBHOOKS)));
  const messages = webhooks.flatMap(({ value }) => value.messages ?? []);
  expect([...new Set(messages.map(({ type }) => type))].sort()).toEqual([
    'audio',
    'button',
    'contacts',
    'document',
    'image',
    'interactive',
    'location',
    'reaction',
    'sticker',
    'system',
    'text',
    'unsupported',
    'video',
  ]);
  const statuses = webhooks.flatMap(({ value }) => value.statuses ?? []);
  expect([...new Set(statuses.map(({ status }) => status))].sort()).toEqual([
    'delivered',
    'failed',
    'read',
    'sent',
  ]);
});

const NODE = /\{\w+\}/;

it('the tour takes every route', () => {
  const taken = new Set(
    answers.map(({ what }) => what.replace(/ (?!\/)/, ' /').replace(NODE, '{id}')),
  );
  const routes = CLOUD_ROUTES.map(({ method, path }) => `${method} ${path.replace(NODE, '{id}')}`);
  expect(routes.filter((route) => !taken.has(route))).toEqual([]);
});
