// A client that means no good: raw calls over a socket, random JSON, and bodies that have broken servers before.
import { Agent, request as ask } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export const JSON_TYPE = { 'content-type': 'application/json' };

/** Calls whatever `urlOf` names at the time of the call. */
export function hostileClient(urlOf: () => string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  return {
    over: (
      method: string,
      path: string,
      headers: Record<string, string>,
      body: string | Uint8Array = '',
    ): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const length = { 'content-length': `${Buffer.byteLength(body)}` };
        const options = { method, path, headers: { ...headers, ...length }, agent };
        const sent = ask(urlOf(), options, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'] ?? '',
              text: Buffer.concat(chunks).toString(),
            }),
          );
          response.on('error', reject);
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** The head of a POST, as it goes over the wire. */
export const rawHead = (path: string, authorization: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: ${authorization}\r\ncontent-length: ${length}\r\n\r\n`;

/** Sends the beginning of a request and hangs up, politely or not. */
export const hangUp = (port: number, beginning: string, politely: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(beginning, () => (politely ? socket.destroy() : socket.resetAndDestroy()));
    });
    socket.on('close', () => resolve());
    socket.on('error', reject);
  });

/** Sends a request byte by byte; answers what came back once `enough` says so. */
export const drip = (
  port: number,
  request: string,
  enough: (text: string) => boolean,
): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (enough(text)) socket.end();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
    const bytes = [...request];
    const next = (): void => {
      const byte = bytes.shift();
      if (byte !== undefined) socket.write(byte, next);
    };
    next();
  });

/** The text of a JSON object, so that a name can come twice or be `__proto__`. */
export const randomObject = (names: readonly string[], words: readonly string[]) =>
  fc.letrec<{ value: string; object: string }>((tie) => ({
    value: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words.map((word) => JSON.stringify(word))) },
      { weight: 3, arbitrary: fc.json({ maxDepth: 1 }) },
      { weight: 2, arbitrary: tie('object') },
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }).map((all) => `[${all}]`) },
    ),
    object: fc
      .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 5 })
      .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`)}}`),
  })).object;

/** A value inside so many others. */
export const nest = (open: string, close: string, depth: number): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

/** Bodies that are no requests to anybody. */
export const BAD_BODIES: readonly (readonly [string, () => string | Uint8Array])[] = [
  ['half a JSON', () => '{"to": "1'],
  ['no JSON', () => 'to=1&type=text'],
  ['an array', () => '[]'],
  ['null', () => 'null'],
  ['a number', () => '7'],
  ['nothing', () => ''],
  ['bytes that are no UTF-8', () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['a byte order mark', () => '\ufeff{}'],
  ['10 MB in a name', () => `{"${'x'.repeat(10 * 1024 * 1024)}":1}`],
  ['100,000 fields', () => `{${Array.from({ length: 100_000 }, (_, i) => `"f${i}":1`)}}`],
  ['10,000 arrays in each other', () => nest('[', ']', 10_000)],
  ['100,000 objects in each other', () => nest('{"text":', '}', 100_000)],
  ['a constructor', () => '{"constructor":{"prototype":{"polluted":true}},"to":"1"}'],
];

/** Credentials that open nothing. */
export const BAD_CREDENTIALS = [
  ['no token', {}],
  ['an empty one', { authorization: '' }],
  ['a wrong one', { authorization: 'Bearer EAAwrong' }],
  ['another scheme', { authorization: 'Digest x' }],
  ['two', { authorization: 'Bearer a b' }],
  ['10,000 characters', { authorization: `Bearer ${'x'.repeat(10_000)}` }],
  ['a prototype', { authorization: 'Bearer __proto__' }],
] as const satisfies readonly (readonly [string, Record<string, string>])[];
