// The seat of the integration under test: whoever meets this shape can be played and judged.
import { createConnector } from '../connector/connector.ts';
import { LAW, type Law } from '../connector/law.ts';
import { connectorSettings } from '../connector/settings.ts';
import type { Store } from '../connector/store.ts';
import { createMemoryStore } from '../connector/store-in-memory.ts';
import type { Services } from '../kernel/services.ts';
import type { Handler } from '../kernel/wire.ts';

/** What an integration is told about the world it serves. */
export interface SeatSettings {
  readonly baseUrl: string;
  /** The name the integration was given in Support. */
  readonly integrationName: string;
  readonly backOfficeToken: string;
  readonly webhookVerifyToken: string;
  /** Where letters are posted, what opens that door, and the address that the integration writes from. */
  readonly mailUrl: string;
  readonly mailToken: string;
  readonly mailAddress: string;
  /** What an admin gives to integrations that work through Support's API as well. This project's own does not. */
  readonly supportApi: { readonly url: string; readonly email: string; readonly token: string };
  /** Origin of a customer's Zendesk; without it, the vendor's own addresses. */
  readonly zendeskUrl?: (subdomain: string) => string;
}

/** One life of an integration. It can end between any two effects, and then nothing of it happens any more. */
export interface Life {
  /** Does what lasts, such as a commit. Where the life ends before or after it, the caller never hears of it. */
  effect<T>(what: string, job: () => Promise<T>): Promise<T>;
}

/** A life that nobody ends. */
export const IMMORTAL: Life = { effect: (_what, job) => job() };

export interface Seated {
  readonly handler: Handler;
  start(): void;
  /** Another life with what this one has committed; absent where an integration cannot be made to crash. */
  readonly again?: (services: Services, life: Life) => Seated;
}

export type Integration = (settings: SeatSettings, services: Services, life?: Life) => Seated;

/** A store whose commits are effects of a life. */
const storeOf = (store: Store, life: Life): Store => ({
  ...store,
  commit: (changes) => life.effect('a commit', () => store.commit(changes)),
});

/** This project's connector with these decisions; `storeFor` is asked anew for each life. */
export const connectorWith =
  (law: Law, storeFor: () => () => Store = storeInMemory): Integration =>
  (settings, services, life = IMMORTAL) => {
    const nextStore = storeFor();
    const live = (own: Services, its: Life): Seated => ({
      ...createConnector(connectorSettings(settings), own, law, storeOf(nextStore(), its)),
      again: live,
    });
    return live(services, life);
  };

function storeInMemory(): () => Store {
  const store = createMemoryStore();
  return () => store;
}

/** The one right connector: this project's own. */
export const RIGHT_CONNECTOR: Integration = connectorWith(LAW);

/** An integration with a hand on each of its lives: on what it is given, and on what it does then. */
export const inEachLife =
  (
    integration: Integration,
    hand: (seat: (services: Services) => Seated, services: Services) => Seated,
  ): Integration =>
  (settings, services, life = IMMORTAL) => {
    const live = (begin: NonNullable<Seated['again']>, own: Services, its: Life): Seated => {
      const seated = hand((given) => begin(given, its), own);
      const { again } = seated;
      return again === undefined
        ? seated
        : { ...seated, again: (next, nextLife) => live(again, next, nextLife) };
    };
    return live((own, its) => integration(settings, own, its), services, life);
  };
