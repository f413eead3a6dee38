// What tests of the push look at: its results, and the tickets it left behind.
import type { Stage } from './stage.ts';

export const PUSH = '/api/v2/any_channel/push';

export const codes = (json: unknown): string[] =>
  (json as { results: { status: { code: string } }[] }).results.map(({ status }) => status.code);

export interface Seen {
  readonly tickets: readonly {
    readonly id: number;
    readonly status: string;
    readonly followUpOf: number | null;
    readonly comments: readonly { readonly body: string; readonly public: boolean }[];
  }[];
}
export const seen = (stage: Stage) => stage.zendesk.state() as unknown as Seen;

/** Sets the status of ticket 1, which the agent takes with it. */
export const setStatus = (stage: Stage, status: string) => {
  const assignee_id = stage.agentId;
  return stage.call('PUT', '/api/v2/tickets/1', { ticket: { status, assignee_id } });
};
