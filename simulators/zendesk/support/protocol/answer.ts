// A JSON answer of the Support API, with the headers that every one of them carries.
import type { Headers, Response } from '../../../../src/kernel/wire.ts';

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'max-age=0, private, must-revalidate',
  'x-zendesk-api-version': 'v2',
} as const;

/** For a body that is JSON text already. */
export const answerText = (status: number, body: string, headers?: Headers): Response => ({
  status,
  headers: headers === undefined ? HEADERS : { ...HEADERS, ...headers },
  body,
});

export const answer = (status: number, value: unknown, headers?: Headers): Response =>
  answerText(status, JSON.stringify(value), headers);

/** 200 without a body, as the channel framework answers. */
export const DONE: Response = { status: 200, headers: HEADERS, body: '' };
