// What a deployment of the connector is told from outside: its own address, its secrets, where Zendesk is.

export interface ConnectorSettings {
  /** Where the connector is reached, without a slash at the end. */
  readonly baseUrl: string;
  /** The name under which Support lists the integration. */
  readonly integrationName: string;
  /** Bearer token of the back office. */
  readonly backOfficeToken: string;
  /** What WhatsApp must show in the subscription handshake. */
  readonly webhookVerifyToken: string;
  /** Origin of a customer's Zendesk. */
  readonly zendeskUrl: (subdomain: string) => string;
  /** Where letters are posted, without a slash at the end, and what opens that door. */
  readonly mailUrl: string;
  readonly mailToken: string;
  /** Who writes to customers, and reads what they answer. */
  readonly mailAddress: string;
  /** How long a customer's message waits for an earlier one that is still under way, in ms. */
  readonly inboundHoldMs: number;
}

export const DEFAULT_SETTINGS = {
  baseUrl: 'https://connector.example',
  integrationName: 'WhatsApp',
  zendeskUrl: (subdomain: string) => `https://${subdomain}.zendesk.com`,
  mailUrl: 'https://mail.example',
  mailToken: '',
  mailAddress: 'integration-team@connector.example',
  inboundHoldMs: 750,
} as const satisfies Partial<ConnectorSettings>;

/** The two secrets have no default. */
export const connectorSettings = (
  given: Pick<ConnectorSettings, 'backOfficeToken' | 'webhookVerifyToken'> &
    Partial<ConnectorSettings>,
): ConnectorSettings => ({ ...DEFAULT_SETTINGS, ...given });
