import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'installs by the link of another customer',
  violates: ['INSTALL-1'],
  decisions: {
    followLink: (standing, subdomain) =>
      LAW.followLink(standing && { customer: subdomain }, subdomain),
  },
});
