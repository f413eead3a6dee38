// The main flows over a real socket.
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serveHandler } from '../../../src/kernel/serve.ts';
import { PASSWORD } from './dialects.ts';
import { ANA, BUSINESS, CALLBACK, createStand } from './stand.ts';

describe('over HTTP', () => {
  const stand = createStand();
  let served: Served;
  beforeAll(async () => {
    served = await serveHandler(stand.whatsapp.handler);
  });
  afterAll(() => served.close());

  test('Cloud: from a new number to a reply on the customer’s phone', async () => {
    const { wabaId, accessToken } = stand.whatsapp.createBusiness({ name: 'Acme' });
    const graph = supertest.agent(served.url).set('authorization', `Bearer ${accessToken}`);
    const added = await graph
      .post(`/v23.0/${wabaId}/phone_numbers`)
      .send({ cc: '55', phone_number: '11912345678', verified_name: 'Acme Support' });
    const id: string = added.body.id;
    await graph.post(`/v23.0/${id}/request_code?code_method=SMS&language=en_US`).expect(200);
    const code = await stand.codeAt(BUSINESS);
    await graph.post(`/v23.0/${id}/verify_code`).type('form').send({ code }).expect(200);
    await graph
      .post(`/v23.0/${id}/register`)
      .field('messaging_product', 'whatsapp')
      .field('pin', '123456')
      .expect(200, { success: true });
    await graph
      .post(`/v23.0/${wabaId}/subscribed_apps`)
      .send({ override_callback_uri: CALLBACK, verify_token: 'v' })
      .expect(200);
    await graph
      .get(`/v23.0/${wabaId}/subscribed_apps`)
      .expect(200)
      .expect(({ body }) => expect(body.data[0].override_callback_uri).toBe(CALLBACK));

    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
    const session = await graph.post(`/v23.0/app/uploads?file_length=6&file_type=image/png`);
    const upload = await supertest(served.url)
      .post(`/v23.0/${session.body.id}`)
      .set('authorization', `OAuth ${accessToken}`)
      .set('file_offset', '0')
      .type('application/octet-stream')
      .send(png)
      .expect(200);
    await graph
      .post(`/v23.0/${id}/whatsapp_business_profile`)
      .send({ messaging_product: 'whatsapp', about: 'Olá', profile_picture_handle: upload.body.h })
      .expect(200);
    expect(stand.whatsapp.phones.card(BUSINESS)?.profile).toMatchObject({
      about: 'Olá',
      photo: { type: 'image/png', size: 6 },
    });

    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Meu pedido não chegou' });
    await graph
      .post(`/v23.0/${id}/messages`)
      .send({
        messaging_product: 'whatsapp',
        to: ANA.slice(1),
        type: 'text',
        text: { body: 'Já vai' },
      })
      .expect(200)
      .expect(({ body }) => expect(body.contacts[0].wa_id).toBe(ANA.slice(1)));
    await stand.clock.settle();
    expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages.at(-1)).toMatchObject({
      direction: 'shown',
      text: 'Já vai',
    });
    expect(stand.received).toHaveLength(3);
    await graph.post(`/v23.0/${id}/deregister`).expect(200);
  });

  test('On-Premises: from the first login to a reply', async () => {
    const { username, password, certificate } = stand.whatsapp.startDeployment({
      deploymentId: 'd1',
      verifiedName: 'Acme Support',
      phoneNumber: BUSINESS,
    });
    const base = '/on-premises/d1/v1';
    const login = await supertest(served.url)
      .post(`${base}/users/login`)
      .auth(username, password)
      .send({ new_password: PASSWORD })
      .expect(200);
    const client = supertest
      .agent(served.url)
      .set('authorization', `Bearer ${login.body.users[0].token}`);
    const asked = await client.post(`${base}/account`).send({
      cc: '55',
      phone_number: '11912345678',
      method: 'voice',
      cert: certificate,
      pin: '123456',
    });
    expect(asked.status).toBe(202);
    const code = await stand.codeAt(BUSINESS);
    await client.post(`${base}/account/verify`).send({ code }).expect(201);
    await client
      .patch(`${base}/settings/application`)
      .send({ webhooks: { url: CALLBACK } })
      .expect(200);
    const photo = Buffer.from([0xff, 0xd8, 0xff]);
    await client.post(`${base}/settings/profile/photo`).type('image/jpeg').send(photo).expect(200);
    const got = await client
      .get(`${base}/settings/profile/photo`)
      .expect('content-type', 'image/jpeg');
    expect(got.body).toEqual(photo);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await client
      .post(`${base}/messages`)
      .send({ to: ANA.slice(1), type: 'text', text: { body: 'Olá' } })
      .expect(201);
    await stand.clock.settle();
    expect(stand.whatsapp.phones.device(ANA).chats[0]?.messages.at(-1)?.text).toBe('Olá');
  });
});
