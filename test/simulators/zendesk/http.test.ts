// The same Zendesk on a real port, as other programs meet it.
import request from 'supertest';
import { afterEach, expect, it } from 'vitest';
import { createZendesk } from '../../../simulators/zendesk/zendesk.ts';
import { createTimeline } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { type Served, serveHandler } from '../../../src/kernel/serve.ts';
import { createTrace } from '../../../src/kernel/trace.ts';
import { NoAnswer } from '../../../src/kernel/wire.ts';
import { connect, createStage, message } from './stage.ts';

let served: Served | undefined;
afterEach(() => served?.close());

it('answers, authenticates and refuses over HTTP', async () => {
  const clock = createTimeline();
  const zendesk = createZendesk({
    clock,
    random: createRandom(1),
    trace: createTrace(clock.now),
    send: () => Promise.reject(new NoAnswer('refused', '')),
  });
  served = await serveHandler(zendesk.handler);
  const { email, token } = zendesk.credentials.agent;
  const http = request(served.url);
  await http.get('/api/v2/tickets.json').expect(401, { error: "Couldn't authenticate you" });
  await http.get('/api/v2/tickets.json').auth(`${email}/token`, 'wrong').expect(401);
  const list = await http.get('/api/v2/tickets.json').auth(`${email}/token`, token).expect(200);
  expect(list.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(list.body).toEqual({ tickets: [], next_page: null, previous_page: null, count: 0 });
  await http
    .put('/api/v2/tickets/1.json')
    .auth(`${email}/token`, token)
    .send({ ticket: { status: 'open' } })
    .expect(404);
  await http.post('/api/v2/any_channel/push').send('{').type('json').expect(401);
  await http.get('/nowhere').expect(404);
});

it('is the same account on a port as in memory', async () => {
  const stage = createStage();
  const { push, token, pushId } = await connect(stage);
  await push(message());
  served = await serveHandler(stage.zendesk.handler);
  const http = request(served.url);
  const { email, token: apiToken } = stage.zendesk.credentials.agent;
  const answer = await http
    .post('/api/v2/any_channel/push.json')
    .set('Authorization', `Bearer ${token}`)
    .send({ instance_push_id: pushId, external_resources: [message({ message: 'Olá 👋' })] })
    .expect(200);
  expect(answer.body).toMatchObject({ results: [{ status: { code: 'success' } }] });
  const comments = await http.get('/api/v2/tickets/1/comments').auth(`${email}/token`, apiToken);
  expect(comments.body).toMatchObject({ count: 2, comments: [{}, { body: 'Olá 👋' }] });
  const list = await http.get('/api/v2/tickets?per_page=1&page=2').auth(`${email}/token`, apiToken);
  expect(list.body.previous_page).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2\/tickets\.json/);
});
