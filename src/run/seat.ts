// The seat of the integration under test: whoever meets this shape can be played and judged.
import { createConnector } from '../connector/connector.ts';
import { connectorSettings } from '../connector/settings.ts';
import type { Services } from '../kernel/services.ts';
import type { Handler } from '../kernel/wire.ts';

/** What an integration is told about the world it serves. */
export interface SeatSettings {
  readonly baseUrl: string;
  /** The name the integration was given in Support. */
  readonly integrationName: string;
  readonly backOfficeToken: string;
  readonly webhookVerifyToken: string;
  /** Origin of a customer's Zendesk; without it, the vendor's own addresses. */
  readonly zendeskUrl?: (subdomain: string) => string;
}

export interface Seated {
  readonly handler: Handler;
  start(): void;
}

export type Integration = (settings: SeatSettings, services: Services) => Seated;

/** The one right connector: this project's own. */
export const RIGHT_CONNECTOR: Integration = (settings, services) =>
  createConnector(connectorSettings(settings), services);
