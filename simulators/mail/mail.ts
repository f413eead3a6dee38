// Mailboxes: programs send by HTTP, people write by hand, and what reaches an address lies there or is passed on.
import { z } from 'zod';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { compileRoutes, handlerOf, type Route } from '../../src/kernel/routes.ts';
import type { Services } from '../../src/kernel/services.ts';
import type { Json } from '../../src/kernel/trace.ts';
import {
  bearer,
  type Handler,
  json,
  jsonOf,
  NoAnswer,
  type Request,
  type Response,
  sendJson,
} from '../../src/kernel/wire.ts';
import { type Arrived, LETTER, type Letter } from './letter.ts';

/** A program that reads a mailbox: each letter is posted to it. */
export interface Reader {
  readonly url: string;
  readonly token: string;
}

export interface Mail {
  /** Takes letters from programs. */
  readonly handler: Handler;
  /** A person writes a letter; answers its id. */
  write(letter: Omit<Letter, 'id'>): string;
  /** What has reached an address, oldest first. */
  mailbox(address: string): readonly Arrived[];
  /** From now on, what reaches an address is posted to a program as well. */
  passOn(address: string, reader: Reader): void;
  state(): Json;
}

/** Every mailbox keeps its newest letters. */
const MAILBOX_MAX = 1_000;
const BODY_MAX = 256 * 1024;
const DELIVERY_MS = { min: 100, max: 800 } as const;
/** Assumption: as mail servers do, first after a minute, then twice as long each time, for three days. */
const FIRST_PAUSE_MS = MINUTE;
const GIVEN_UP_AFTER_MS = 72 * HOUR;

/** A history may say that a link came, never what opens it. */
export const withoutKeys = (text: string): string => text.replace(/\b[0-9a-f]{32,}\b/g, '…');

const SENT = z.object({ mail: LETTER });

interface Post {
  readonly token: string;
  readonly take: (letter: Letter) => void;
}

const refuse = (status: number, error: string): Response => json(status, { error });

const OURS = { fidelity: 'supported', confidence: 'assumption', source: 'channelproof' } as const;

export const MAIL_ROUTES: readonly Route<Post>[] = [
  {
    ...OURS,
    method: 'POST',
    path: '/v1/mails',
    handle({ token, take }, { request }) {
      if (request.headers['authorization'] !== `Bearer ${token}`) {
        return refuse(401, 'the token is missing or wrong');
      }
      if (request.body.length > BODY_MAX) return refuse(413, `larger than ${BODY_MAX} bytes`);
      const read = SENT.safeParse(jsonOf(request));
      if (!read.success) {
        const [issue] = read.error.issues;
        return refuse(400, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'malformed'}`);
      }
      take(read.data.mail);
      return json(202, { id: read.data.mail.id });
    },
  },
];
const dispatch = compileRoutes(MAIL_ROUTES);
const notFound = (request: Request): Response =>
  refuse(404, `nothing is served at ${request.method} ${request.url.slice(0, 200)}`);

export function createMail(services: Services, token: string): Mail {
  const { clock, trace } = services;
  const random = services.random.fork('delivery');
  const ids = services.random.fork('ids');
  const boxes = new Map<string, Arrived[]>();
  const readers = new Map<string, Reader>();
  const known = new Set<string>();

  function take(letter: Letter): void {
    if (known.has(letter.id)) return;
    known.add(letter.id);
    const due = clock.now() + random.int(DELIVERY_MS.min, DELIVERY_MS.max);
    clock.at(due, `mail to ${letter.to}`, () => arrive(letter));
  }

  function arrive(letter: Letter): void {
    const { from, to, subject, text } = letter;
    const box = boxes.get(to) ?? [];
    boxes.set(to, [...box, { ...letter, at: clock.now() }].slice(-MAILBOX_MAX));
    trace.record('mail', { to, from, subject, text: withoutKeys(text) });
    const reader = readers.get(to);
    if (reader === undefined) return;
    const until = clock.now() + GIVEN_UP_AFTER_MS;
    clock.spawn('pass a mail on', () => passOn(letter, reader, FIRST_PAUSE_MS, until));
  }

  async function passOn(
    letter: Letter,
    reader: Reader,
    pauseMs: number,
    until: number,
  ): Promise<void> {
    if (await taken(letter, reader)) return;
    const next = clock.now() + pauseMs;
    if (next > until) return;
    clock.at(next, 'pass a mail on again', () => passOn(letter, reader, pauseMs * 2, until));
  }

  async function taken(mail: Letter, { url, token: shown }: Reader): Promise<boolean> {
    try {
      const answer = await services.send(sendJson('POST', url, { mail }, bearer(shown)));
      // What is refused for good is not sent again.
      return answer.status < 500 && answer.status !== 429;
    } catch (error) {
      if (error instanceof NoAnswer) return false;
      throw error;
    }
  }

  return {
    handler: handlerOf(dispatch, { token, take }, notFound),
    write(letter) {
      const id = `${ids.hex(16)}@people.example`;
      take({ ...letter, id });
      return id;
    },
    mailbox: (address) => boxes.get(address) ?? [],
    passOn(address, reader) {
      readers.set(address, reader);
    },
    state: () =>
      Object.fromEntries(
        [...boxes].map(([address, letters]) => [address, letters.map((letter) => ({ ...letter }))]),
      ),
  };
}
