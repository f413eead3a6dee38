// `serve` as a process: what it makes of a thousand clients, of rude ones, of signals and of wrong flags.
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from './fake-io.ts';
import { type Serving, serving, start } from './served.ts';

const PATIENCE_MS = 30_000;

let served: Serving;
beforeAll(async () => {
  served = await serving('--frozen');
}, PATIENCE_MS);
afterAll(async () => {
  await served.end('SIGTERM');
});

describe('the process', () => {
  it(
    'answers a thousand requests at once',
    async () => {
      const answers = await Promise.all(
        Array.from({ length: 1_000 }, () =>
          served.graph('GET', `${served.ready.whatsapp.phoneNumberId}?fields=id`),
        ),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1_000);
    },
    PATIENCE_MS,
  );

  it.each([
    ['dots in the path', 'GET /v23.0/../../etc/passwd HTTP/1.1', '', /^HTTP\/1\.1 4\d\d/],
    ['a header too long', `GET / HTTP/1.1\r\nx-long: ${'x'.repeat(40_000)}`, '', /^HTTP\/1\.1 431/],
    ['no HTTP', 'hello', '', /^HTTP\/1\.1 400/],
    ['bytes that are no text', 'POST /v23.0/1/messages HTTP/1.1', '\xff\xfe', /^HTTP\/1\.1 4\d\d/],
    ['a broken escape', 'GET /_sim/customers/%E0%A4%A HTTP/1.1', '', /^HTTP\/1\.1 401/],
    ['a control without an end', 'GET /_simulator HTTP/1.1', '', /^HTTP\/1\.1 4\d\d/],
  ])('goes on after %s', async (_what, head, body, expected) => {
    const { port } = new URL(served.ready.url);
    const said = await new Promise<string>((resolve) => {
      let all = '';
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `${head}\r\nhost: x\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`,
        );
        socket.write(body, 'latin1');
      });
      socket.on('data', (chunk) => {
        all += chunk;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(all));
    });
    expect(said).toMatch(expected);
    expect((await served.sim('GET', '/clock')).status).toBe(200);
  });

  it(
    'ends at SIGTERM with 0, says what to try, and lets go of the port',
    async () => {
      const running = start();
      const said = await running.first;
      const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      expect(said).toContain(`Serving on ${url} until you press Ctrl-C`);
      // Copied all at once, the lines show the answer on the phone and the ticket.
      expect(said).toMatch(/ {2}curl -H [\s\S]*"by":"3s"[\s\S]*\/device\n[\s\S]*\/tickets\n/);
      expect(said).toContain('/subscribed_apps');
      expect(await running.end('SIGTERM')).toMatchObject({ code: 0, err: '' });
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    },
    PATIENCE_MS,
  );
});

describe('wrong usage', () => {
  it.each([
    ['--port 70000', 'whole number from 0 to 65535'],
    ['--port http', 'whole number from 0 to 65535'],
    ['--at tomorrow', 'a date in UTC from 1970 on, like 2025-06-02T09:00:00Z'],
    ['--at 2025-02-30', 'a date in UTC from 1970 on'],
    ['--at 1969-12-31', 'a date in UTC from 1970 on'],
    ['--option outOfWindow', 'It must be name=value'],
    ['--option outOfWindow=never', 'outOfWindow: '],
    ['--option outOfWindows=sync', 'Did you mean "outOfWindow"?'],
    ['--seed x', 'whole number'],
  ])('%s: exit 2 and a sentence', async (args, sentence) => {
    const said = await cli(['serve', ...args.split(' ')], tmpdir());
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toContain(sentence);
  });

  it('a port that is taken: exit 2 and a sentence', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const said = await cli(['serve', '--port', `${port}`], tmpdir());
    other.close();
    expect(said).toEqual({
      code: 2,
      out: '',
      err: `port ${port} of 127.0.0.1 is in use; name another with --port, or take a free one with --port 0\n`,
    });
  });
});
