// Files on their way: who gets them, how often they are asked for, and what is told when they cannot be had.
import { describe, expect, it } from 'vitest';
import { empty, textOf } from '../../src/kernel/wire.ts';
import { createBench, DIALECTS } from './bench.ts';

const picture = { type: 'image', image: { id: 'f1', caption: 'Look' } };

describe.each(DIALECTS)('files (%s)', (dialect) => {
  async function pushed() {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    bench.whatsapp.files.set('f1', 'bytes of a picture');
    await bench.customerWrites({ id: 'm1', more: picture });
    const [url = ''] = bench.zendesk.pushes.at(-1)?.resource.file_urls ?? [];
    return { bench, metadata, url, path: url.replace('https://connector.example', '') };
  }

  it('are handed out under an address that nobody can guess, as a download', async () => {
    const { bench, url, path } = await pushed();
    expect(url).toMatch(/^https:\/\/connector\.example\/connector\/files\?secret=[0-9a-f]{32,}$/);
    const answer = await bench.raw('GET', path);
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'image/jpeg',
        'content-disposition': 'attachment; filename="image.jpg"',
        'x-content-type-options': 'nosniff',
      },
    });
    expect(textOf(answer.body)).toBe('bytes of a picture');
    for (const other of ['/connector/files', `${path}0`, path.slice(0, -1)]) {
      expect((await bench.raw('GET', other)).status).toBe(404);
    }
  });

  it('are handed out for a day only', async () => {
    const { bench, path } = await pushed();
    await bench.clock.advance(86_400_000 + 60_000);
    expect((await bench.raw('GET', path)).status).toBe(404);
  });

  it('are fetched once, however often the message has to be pushed', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    bench.whatsapp.files.set('f1', 'bytes');
    bench.zendesk.override = () => empty(503);
    const before = bench.whatsapp.calls.length;
    await bench.customerWrites({ id: 'm1', more: picture });
    await bench.clock.advance(60_000);
    bench.zendesk.override = undefined;
    await bench.clock.advance(60_000);
    expect(bench.comments()).toEqual(['[image]\nLook']);
    expect(bench.whatsapp.calls.length - before).toBe(dialect === 'cloud' ? 2 : 1);
  });

  it('of agents are asked for at their own Support only', async () => {
    const { bench, metadata } = await pushed();
    const reached: string[] = [];
    bench.zendesk.override = (request) => {
      if (request.method === 'GET') reached.push(request.url);
      return undefined;
    };
    const foreign = { 'file_urls[]': 'https://acme.zendesk.com.evil.example/a/?name=a.png' };
    await bench.reply(metadata, 'Here', foreign);
    expect(reached).toEqual([]);
    expect(bench.texts()).toEqual(['Here']);
    expect(bench.zendesk.reports[0]?.description).toMatch(/^file-lost: /);
  });

  it('of agents are brought to WhatsApp once, and sent when it takes messages again', async () => {
    const { bench, metadata } = await pushed();
    bench.zendesk.override = (request) =>
      request.method === 'GET'
        ? { status: 200, headers: { 'content-type': 'application/pdf' }, body: '%PDF' }
        : undefined;
    let busy = true;
    bench.whatsapp.override = (request, path) => {
      if (path.endsWith('/media')) {
        return dialect === 'cloud'
          ? { status: 200, headers: {}, body: '{"id":"up-1"}' }
          : { status: 200, headers: {}, body: '{"media":[{"id":"up-1"}]}' };
      }
      return busy && path.endsWith('/messages') && request.method === 'POST'
        ? empty(503)
        : undefined;
    };
    const url = 'https://acme.zendesk.com/attachments/token/x/?name=a.pdf';
    await bench.reply(metadata, '', { 'file_urls[]': url });
    await bench.clock.advance(10_000);
    busy = false;
    await bench.clock.advance(60_000);
    expect(bench.texts()).toEqual(['document']);
    expect(bench.whatsapp.calls.filter((call) => call.endsWith('/media'))).toHaveLength(1);
  });
});
