// Mail as far as the connector meets it: takes letters, each once.
import { empty, jsonOf, type Request, type Response } from '../../src/kernel/wire.ts';

export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
}

export function createStubMail() {
  const letters: Letter[] = [];
  let down = 0;
  return {
    letters,
    /** The next calls are answered with 503. */
    failing(times: number) {
      down = times;
    },
    handler(request: Request): Response {
      if (down > 0) {
        down--;
        return empty(503);
      }
      const { mail } = jsonOf(request) as { readonly mail: Letter };
      if (!letters.some(({ id }) => id === mail.id)) letters.push(mail);
      return empty(202);
    },
  };
}
