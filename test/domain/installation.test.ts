import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountStops,
  appIdentity,
  followLink,
  readSubdomain,
  WAYS,
} from '../../src/domain/installation.ts';

describe('an install link', () => {
  it.each([
    ['of the customer', { customer: 'acme' }, { ok: true }],
    ['of another customer', { customer: 'globex' }, { refused: 'link-other-customer' }],
    ['that nobody made', undefined, { refused: 'link-unknown' }],
  ])('%s', (_whose, standing, ruling) => {
    expect(followLink(standing, 'acme')).toEqual(ruling);
  });

  it('works in one Zendesk only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (customer, subdomain) => {
        expect('ok' in followLink({ customer }, subdomain)).toBe(customer === subdomain);
      }),
    );
  });
});

it.each([
  'acme',
  ' Acme ',
  'acme.zendesk.com',
  'https://acme.zendesk.com',
  'http://acme.zendesk.com/',
  'HTTPS://ACME.ZENDESK.COM/',
])('understands %s as one Zendesk', (written) => {
  expect(readSubdomain(written)).toBe('acme');
});

it('leaves apart what is another Zendesk', () => {
  expect(readSubdomain('go-https://acme')).toBe('go-https://acme');
  expect(readSubdomain('acme.zendesk.com.evil.example')).toBe('acme.zendesk.com.evil.example');
  expect(readSubdomain('acme.example')).toBe('acme.example');
  expect(readSubdomain('https://acme.zendesk.com/agent')).not.toBe('acme');
});

it('is the same app whichever way it comes', () => {
  const app = { name: 'WhatsApp', id: 'whatsapp' };
  expect(WAYS).toEqual(['link', 'marketplace']);
  for (const way of WAYS) expect(appIdentity(app, way)).toEqual(app);
});

it('stops an account that is gone', () => {
  expect(accountStops()).toBe(true);
});
