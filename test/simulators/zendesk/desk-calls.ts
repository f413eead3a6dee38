// Calls of agents and admins on a stage, shorter to write, and what they answer as plain data.
import { basic, type Headers } from '../../../src/kernel/wire.ts';
import { createStage, type Stage } from './stage.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is for each test to say
export type Plain = any;

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Plain;
}

export interface Office extends Stage {
  readonly admin: Headers;
  /** As the admin, below `/api/v2`. */
  as(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Told>;
  /** As the agent. */
  agents(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Told>;
  /** A ticket of a customer with that address. */
  ticket(more?: object): Promise<Plain>;
  /** Lets time pass until every job is done. */
  jobs(): Promise<void>;
}

export function openOffice(seed = 1): Office {
  // Rates are another matter.
  const stage = createStage(seed, { rateFactor: 1_000_000 });
  const { email, token } = stage.zendesk.credentials.admin;
  const admin = basic(`${email}/token`, token);
  const told = async (
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    path: string,
    body: unknown,
    headers: Headers,
  ): Promise<Told> => stage.call(method, `/api/v2${path}`, body, headers);
  return {
    ...stage,
    admin,
    as: (method, path, body) => told(method, path, body, admin),
    agents: (method, path, body) => told(method, path, body, stage.agent),
    async ticket(more = {}) {
      const made = await told(
        'POST',
        '/tickets',
        {
          ticket: {
            subject: 'Parcel',
            comment: { body: 'It has not arrived' },
            requester: { name: 'Ana Souza', email: 'ana@example.com' },
            ...more,
          },
        },
        admin,
      );
      if (made.status !== 201) throw new Error(JSON.stringify(made.json));
      return made.json.ticket;
    },
    jobs: () => stage.clock.advance(5_000),
  };
}
