// Background jobs: nothing before their time, one result for each task, and no more than Zendesk allows.
import { describe, expect, it } from 'vitest';
import { openOffice, type Plain } from './desk-calls.ts';

const many = (count: number): object => ({
  tickets: Array.from({ length: count }, (_, i) => ({ subject: `${i}`, comment: { body: 'x' } })),
});

describe('a job', () => {
  it('waits, works and is done, on the clock only', async () => {
    const office = openOffice();
    const { json } = await office.agents('POST', '/tickets/create_many', many(2));
    const { id, url } = json.job_status;
    expect(id).toMatch(/^V3-[0-9a-f]{32}$/);
    expect(url).toBe(`https://acme.zendesk.com/api/v2/job_statuses/${id}.json`);
    const job = async (): Promise<Plain> =>
      (await office.agents('GET', `/job_statuses/${id}`)).json.job_status;
    expect(await job()).toMatchObject({ status: 'queued', progress: null, total: 2 });
    await office.clock.advance(600);
    expect(await job()).toMatchObject({ status: 'working', results: null });
    expect((await office.as('GET', '/tickets/count')).json.count.value).toBe(0);
    await office.clock.advance(600);
    expect(await job()).toMatchObject({
      status: 'completed',
      progress: 2,
      message: 'Completed at 2025-06-02 09:00:01 +0000',
      results: [
        { index: 0, id: 1 },
        { index: 1, id: 2 },
      ],
    });
    const { json: list } = await office.agents('GET', `/job_statuses/show_many?ids=${id},x`);
    expect(list.job_statuses).toHaveLength(1);
    expect((await office.agents('GET', '/job_statuses')).json.job_statuses).toHaveLength(1);
  });

  it('says of each task what became of it', async () => {
    const office = openOffice();
    await office.ticket();
    await office.ticket({ status: 'closed', assignee_id: office.agentId });
    const bulk = await office.agents('PUT', '/tickets/update_many', {
      tickets: [
        { id: 1, priority: 'low' },
        { id: 2, priority: 'low' },
        { id: 9, priority: 'low' },
        { id: 1, status: 'done' },
        7,
      ],
    });
    const alike = await office.agents('PUT', '/tickets/update_many?ids=1,2', {
      ticket: { additional_tags: ['late'], status: 'pending' },
    });
    await office.jobs();
    const results = async (answer: Plain): Promise<Plain> =>
      (await office.agents('GET', `/job_statuses/${answer.json.job_status.id}`)).json.job_status
        .results;
    expect(await results(bulk)).toMatchObject([
      { id: 1, action: 'update', status: 'Updated', success: true },
      { id: 2, error: 'TicketUpdateFailed', details: expect.stringContaining('closed') },
      { id: 9, error: 'TicketNotFound' },
      { id: 1, error: 'TicketUpdateFailed' },
      { error: 'TicketUpdateFailed' },
    ]);
    expect(await results(alike)).toMatchObject([
      { id: 1, success: true },
      { id: 2, success: false },
    ]);
    const { json } = await office.as('GET', '/tickets/1');
    expect(json.ticket).toMatchObject({ priority: 'low', status: 'pending', tags: ['late'] });
  });

  it('is the thirtieth, or is refused', async () => {
    const office = openOffice();
    // All at one moment of the clock.
    const answers = await office.play(
      Promise.all(
        Array.from({ length: 31 }, () =>
          office.network.sender('agent')({
            method: 'POST',
            url: 'https://acme.zendesk.com/api/v2/tickets/create_many',
            headers: { ...office.agent, 'content-type': 'application/json' },
            body: JSON.stringify(many(1)),
          }),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers['retry-after']).toBe('10');
    await office.jobs();
    expect((await office.as('GET', '/tickets/count')).json.count.value).toBe(30);
    expect((await office.as('POST', '/tickets/create_many', many(1))).status).toBe(200);
  });

  it('is forgotten an hour after its end, or behind a hundred others', async () => {
    const office = openOffice();
    const first = (await office.agents('POST', '/tickets/create_many', many(1))).json.job_status.id;
    for (let i = 0; i < 100; i++) {
      await office.agents('POST', '/tickets/create_many', many(1));
      if (i % 20 === 0) await office.jobs();
    }
    await office.jobs();
    expect((await office.agents('GET', `/job_statuses/${first}`)).status).toBe(404);
    const { json } = await office.agents('GET', '/job_statuses');
    expect(json.job_statuses).toHaveLength(100);
    await office.clock.advance(3_600_000);
    expect((await office.agents('GET', '/job_statuses')).json.job_statuses).toEqual([]);
  });
});
