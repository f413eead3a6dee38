// A trace as rows: lanes, answers, gaps, outcomes and pins.
import { describe, expect, it } from 'vitest';
import { createTrace } from '../../src/kernel/trace.ts';
import { LANES, sinceStart, timelineOf } from '../../src/report/html/timeline.ts';
import { eventsIn } from '../../src/report/lines.ts';
import { durationText } from '../../src/report/value-text.ts';
import { sampleCases } from './sample.ts';

const lane = (name: string): number => LANES.findIndex((each) => each.name === name);

const rowsOf = (id: string, elapsed?: string) => {
  const played = sampleCases().find(
    (each) => each.id === id && (elapsed === undefined || each.example?.['elapsed'] === elapsed),
  );
  if (played === undefined) throw new Error(`no case ${id}`);
  return { rows: timelineOf(eventsIn(played.lines), played.checks), played };
};

describe('timeline', () => {
  it('shows a request with its answer as one row between two lanes', () => {
    const { rows } = rowsOf('window/reply-after-24h', '24h');
    const push = rows.find((row) => row.text.startsWith('POST /api/v2/any_channel/push'));
    expect(push).toMatchObject({
      kind: 'hop',
      from: lane('Connector'),
      to: lane('Zendesk'),
      who: 'Connector → Zendesk',
      status: '200',
      tone: 'good',
      note: '39 ms',
    });
    expect(push?.events).toHaveLength(2);
  });

  it('shows every event of the trace exactly once', () => {
    for (const played of sampleCases()) {
      const seqs = timelineOf(eventsIn(played.lines), []).flatMap((row) => row.events);
      expect(seqs.toSorted((a, b) => a - b)).toEqual(
        eventsIn(played.lines).map((event) => event.seq),
      );
    }
  });

  it('shows a jump as a gap, cut where 24 hours have passed since a customer wrote', () => {
    const { rows } = rowsOf('window/reply-after-24h', '24h 1s');
    const from = rows.findIndex((row) => row.kind === 'gap');
    expect(rows.slice(from, from + 3).map(({ kind, time, text }) => [kind, time, text])).toEqual([
      ['gap', '24:00:00.000', '+ 23 h 59 min 59 s'],
      ['mark', '24:00:00.000', 'since +5511912345678 last wrote to +551130000000'],
      ['step', '24:00:01.000', 'agent replies "Sorry for the wait"'],
    ]);
  });

  it('marks 24 hours before what happens at that very moment', () => {
    const { rows } = rowsOf('window/reply-after-24h', '24h');
    const mark = rows.findIndex((row) => row.kind === 'mark');
    expect(rows[mark]?.time).toBe('24:00:00.000');
    expect(rows[mark + 1]).toMatchObject({ kind: 'step', time: '24:00:00.000' });
    const earlier = rowsOf('window/reply-after-24h', '23h 59m 59s').rows;
    const reply = earlier.findIndex((row) => row.text.startsWith('shows'));
    expect(earlier.findIndex((row) => row.kind === 'mark')).toBeGreaterThan(reply);
  });

  it('puts the outcome at the step', () => {
    const { rows } = rowsOf('connect/wrong-code');
    const steps = rows.filter((row) => row.kind === 'step');
    expect(steps.map(({ status, tone }) => [status, tone])).toEqual([
      ['done', 'good'],
      ['done', 'good'],
      ['done', 'good'],
      ['refused: code-wrong', 'warn'],
      ['could not: nobody answered the call', 'bad'],
    ]);
  });

  it('pins checks to the rows of their evidence, an answer to its request', () => {
    const { rows, played } = rowsOf('connect/wrong-code');
    played.checks.forEach((check, i) => {
      const pinned = rows.filter((row) => row.pins.includes(i));
      for (const seq of check.evidence) {
        expect(pinned.some((row) => row.events.includes(seq))).toBe(true);
      }
      expect(pinned.every((row) => row.events.some((seq) => check.evidence.includes(seq)))).toBe(
        true,
      );
    });
  });

  it('marks what was not answered, an error, a fault, a finding and a leak', () => {
    const { rows } = rowsOf('reliable/webhook-twice');
    const tones = rows.map(({ status, who, tone }) => `${who} ${status} ${tone}`);
    expect(tones).toContain('Connector → Zendesk no answer: timeout bad');
    expect(tones).toContain('Connector → Zendesk 503 bad');
    expect(tones).toContain('Fault  warn');
    expect(tones).toContain('Not simulated  warn');
    expect(tones).toContain('Leak  bad');
  });

  it('shows a call to nobody at its caller, and control characters as text', () => {
    const trace = createTrace(() => 0);
    trace.record('request', {
      hop: 0,
      from: 'connector',
      to: 'https://elsewhere.example',
      method: 'GET',
      url: 'https://elsewhere.example/\u001b',
      headers: {},
      body: null,
    });
    expect(timelineOf(trace.finish().events, [])).toEqual([
      {
        kind: 'hop',
        time: '00:00:00.000',
        from: lane('Connector'),
        to: lane('Connector'),
        who: 'Connector → https://elsewhere.example',
        text: 'GET /\\u001b',
        status: 'unanswered',
        tone: 'bad',
        note: '',
        events: [0],
        pins: [],
      },
    ]);
  });

  it('is empty for an empty trace', () => {
    expect(timelineOf([], [])).toEqual([]);
  });
});

describe('times', () => {
  it.each([
    [0, '00:00:00.000'],
    [86_401_035, '24:00:01.035'],
    [360_000_000, '100:00:00.000'],
  ])('%d ms since the start is %s', (ms, text) => {
    expect(sinceStart(ms)).toBe(text);
  });

  it.each([
    [35, '35 ms'],
    [1_000, '1 s'],
    [86_400_000, '24 h'],
    [86_401_000, '24 h 1 s'],
    [14 * 86_400_000, '14 days'],
    [3 * 86_400_000 + 60_000, '3 days 1 min'],
  ])('%d ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
