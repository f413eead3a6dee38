// Where everybody lives in a world: the vendors' own addresses, and reserved example names for the rest.

export const GRAPH_ORIGIN = 'https://graph.facebook.com';
/** Where Cloud's files are fetched from. */
export const MEDIA_ORIGIN = 'https://lookaside.fbsbx.com';
export const ON_PREMISES_ORIGIN = 'https://on-premises.example';
export const SUBDOMAIN = 'acme';
export const ZENDESK_ORIGIN = `https://${SUBDOMAIN}.zendesk.com`;
export const MAIL_ORIGIN = 'https://mail.example';
export const CONNECTOR_ORIGIN = 'https://connector.example';

/** Where the integration team reads its mail, and the customer's admin theirs. */
export const TEAM_ADDRESS = 'integration-team@connector.example';
export const ADMIN_ADDRESS = 'admin@acme.example';

export const deploymentUrl = (deploymentId: string): string =>
  `${ON_PREMISES_ORIGIN}/on-premises/${deploymentId}`;
