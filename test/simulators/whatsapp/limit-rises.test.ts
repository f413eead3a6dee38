// The messaging limit rises by itself: when enough of it was used, with high quality, some hours later.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, SECOND } from '../../../src/kernel/clock.ts';
import { connected, DIALECTS } from './dialects.ts';
import { BUSINESS, createStand } from './stand.ts';

type Options = Parameters<typeof createStand>[0];

async function grown(options: Options = {}, dialect: (typeof DIALECTS)[number] = DIALECTS[0]) {
  const stand = createStand({ rateFactor: 1_000, ...options });
  const drive = await connected(stand, dialect);
  const { numbers, phones, templates } = stand.whatsapp;
  const onCloud = dialect.dialect === 'cloud';
  const owner = onCloud
    ? (await drive.call('GET', `/${drive.id}?fields=health_status`)).body.health_status.entities[1]
        .id
    : drive.id;
  templates.add(owner, { name: 'hello', language: 'en_US', body: 'Hello {{1}}, welcome.' });
  let next = 10_000_000;
  /** To so many customers who never got anything before. */
  const reach = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const phone = `+55119${next++}`;
      phones.install(phone, 'messenger', 'Somebody');
      expect((await drive.sendTemplate(phone, 'hello', ['you'])).status).toBe(dialect.sent);
    }
    await stand.clock.advance(SECOND);
  };
  const tier = async (): Promise<string> =>
    (await drive.call('GET', `/${drive.id}?fields=whatsapp_business_manager_messaging_limit`)).body
      .whatsapp_business_manager_messaging_limit;
  const told = () =>
    stand.received
      .map(({ body }) => body.entry[0].changes[0])
      .filter(({ field }) => field !== 'messages')
      .map(({ field, value }) => [
        field,
        value.event ?? value.max_daily_conversations_per_business,
      ]);
  return { stand, drive, owner, numbers, reach, tier, told };
}

describe('the messaging limit', () => {
  test('rises six hours after half of it was used within seven days, and that is told', async () => {
    const { stand, numbers, reach, tier, told } = await grown();
    numbers.setTier(BUSINESS, '2K');
    await stand.clock.advance(SECOND);
    stand.received.length = 0;
    await reach(500);
    await stand.clock.advance(6 * DAY - 2 * HOUR);
    await reach(499);
    await stand.clock.advance(7 * HOUR);
    expect(await tier()).toBe('TIER_2K');

    await reach(1);
    const due = stand.clock.now() - SECOND + 6 * HOUR;
    await stand.clock.advanceTo(due - 1);
    expect(await tier()).toBe('TIER_2K');
    await stand.clock.advanceTo(due);
    expect(await tier()).toBe('TIER_10K');
    await stand.clock.advance(SECOND);
    expect(told()).toEqual([
      ['phone_number_quality_update', 'UPGRADE'],
      ['business_capability_update', 10_000],
    ]);
  });

  test('does not rise by what was used more than seven days ago', async () => {
    const { stand, numbers, reach, tier } = await grown();
    numbers.setTier(BUSINESS, '2K');
    await reach(999);
    await stand.clock.advance(7 * DAY);
    await reach(500);
    await stand.clock.advance(DAY);
    expect(await tier()).toBe('TIER_2K');
  });

  test('does not rise by the same customers again', async () => {
    const { stand, drive, numbers, tier } = await grown();
    numbers.setTier(BUSINESS, '2K');
    const phone = '+5511900000007';
    stand.whatsapp.phones.install(phone, 'messenger', 'Somebody');
    for (let i = 0; i < 1_001; i++) await drive.sendTemplate(phone, 'hello', ['you']);
    await stand.clock.advance(7 * HOUR);
    expect(await tier()).toBe('TIER_2K');
  });

  test('does not rise while the quality is not high, but with the next use after that', async () => {
    const { stand, numbers, reach, tier } = await grown();
    numbers.setTier(BUSINESS, '2K');
    await reach(1_000);
    numbers.setQuality(BUSINESS, 'yellow');
    await stand.clock.advance(7 * HOUR);
    expect(await tier()).toBe('TIER_2K');
    numbers.setQuality(BUSINESS, 'green');
    await stand.clock.advance(7 * HOUR);
    expect(await tier()).toBe('TIER_2K');
    await reach(1);
    await stand.clock.advance(7 * HOUR);
    expect(await tier()).toBe('TIER_10K');
  });

  test('rises one step at a time, and never above the last', async () => {
    const { stand, numbers, reach, tier } = await grown();
    numbers.setTier(BUSINESS, '2K');
    await reach(1_000);
    await stand.clock.advance(7 * HOUR);
    expect(await tier()).toBe('TIER_10K');
    await reach(1);
    await stand.clock.advance(7 * HOUR);
    expect(await tier()).toBe('TIER_10K');
    numbers.setTier(BUSINESS, 'unlimited');
    await reach(1);
    await stand.clock.advance(7 * HOUR);
    expect(await tier()).toBe('TIER_UNLIMITED');
  });

  test('takes 2,000 customers in 30 days for the first step of a business that is not verified', async () => {
    const { stand, reach, tier } = await grown();
    for (let day = 0; day < 8; day++) {
      await reach(250);
      await stand.clock.advance(DAY);
      expect(await tier(), `${day}`).toBe(day < 7 ? 'TIER_250' : 'TIER_2K');
    }
  });

  test('stays when that was chosen', async () => {
    const { stand, numbers, reach, tier } = await grown({ limitRises: false });
    numbers.setTier(BUSINESS, '2K');
    await reach(1_000);
    await stand.clock.advance(DAY);
    expect(await tier()).toBe('TIER_2K');
  });

  test('of a hosted client rises too', async () => {
    const [, hosted] = DIALECTS;
    const { stand, numbers, reach, drive } = await grown({}, hosted);
    numbers.setTier(BUSINESS, '2K');
    await reach(1_000);
    await stand.clock.advance(7 * HOUR);
    await reach(1_500);
    expect((await drive.sendTemplate('+5511900000009', 'hello', ['you'])).status).toBe(hosted.sent);
    const failed = stand.received.filter(({ body }) => body.statuses?.[0].errors?.[0].code === 471);
    expect(failed).toEqual([]);
  });
});
