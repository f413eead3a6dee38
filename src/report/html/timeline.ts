// A trace as the rows of a sequence view: who spoke to whom, when, and which check it decides.
import type { Check } from '../../judge/case-result.ts';
import { DAY, type Instant, SECOND } from '../../kernel/clock.ts';
import { splitUrl } from '../../kernel/routes.ts';
import type { EventKind, EventOf, Stamp, TraceEvent } from '../../kernel/trace.ts';
import { clip, durationText, printable, valueText } from '../value-text.ts';

export const LANES = [
  { name: 'Phones', nodes: [] },
  { name: 'WhatsApp', nodes: ['whatsapp'] },
  { name: 'Connector', nodes: ['connector'] },
  { name: 'Zendesk', nodes: ['zendesk'] },
  { name: 'Staff', nodes: ['agent', 'admin', 'back-office', 'mail'] },
] as const;
const PHONES = 0;
const WHATSAPP = 1;
const STAFF = 4;
const NOWHERE = -1;

export const TONES = ['plain', 'good', 'warn', 'bad'] as const;
type Tone = (typeof TONES)[number];

export interface TimelineRow {
  readonly kind: 'step' | 'gap' | 'mark' | 'hop' | 'point' | 'aside';
  /** Virtual time since the start of the trace: `24:00:01.035`. */
  readonly time: string;
  /** Lanes by index; equal for something that happens at one place, -1 for nowhere. */
  readonly from: number;
  readonly to: number;
  /** Who: `WhatsApp → Connector`. */
  readonly who: string;
  readonly text: string;
  /** How it ended: a status, an outcome. */
  readonly status: string;
  readonly tone: Tone;
  /** How long it took. */
  readonly note: string;
  /** Sequence numbers of the events it shows. */
  readonly events: readonly number[];
  /** Indexes of the checks that rest on it. */
  readonly pins: readonly number[];
}

type Event<K extends keyof EventOf> = Extract<TraceEvent, { readonly kind: K }>;

/** Longer silences are shown as a gap. */
const GAP_MS = 10_000;
const TEXT_MAX = 200;

const two = (value: number): string => String(value).padStart(2, '0');

/** `24:00:01.035`: hours go on counting, since windows are spoken of in hours. */
export function sinceStart(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map(two).join(':')}.${String(ms % 1_000).padStart(3, '0')}`;
}

const laneOf = (node: string): number =>
  LANES.findIndex((lane) => (lane.nodes as readonly string[]).includes(node));

const SPOKEN: Readonly<Record<string, string>> = {
  whatsapp: 'WhatsApp',
  zendesk: 'Zendesk',
  connector: 'Connector',
  agent: 'Agent',
  admin: 'Admin',
  'back-office': 'Back office',
  mail: 'Mail',
};
const spoken = (node: string): string => SPOKEN[node] ?? node;

type Body = Omit<TimelineRow, 'time' | 'events' | 'pins'>;

const body = (parts: Partial<Body> & Pick<Body, 'kind' | 'text'>): Body => ({
  from: NOWHERE,
  to: NOWHERE,
  status: '',
  tone: 'plain',
  note: '',
  ...parts,
  who: printable(parts.who ?? ''),
  text: printable(clip(parts.text, TEXT_MAX)),
});

const point = (lane: number, who: string, text: string, tone: Tone = 'plain'): Body =>
  body({ kind: 'point', from: lane, to: lane, who, text, tone });

const aside = (who: string, text: string, tone: Tone = 'plain'): Body =>
  body({ kind: 'aside', who, text, tone });

type Answer = Event<'response'> | Event<'no-answer'>;

function hopBody(request: Event<'request'>, answer: Answer | undefined): Body {
  const from = laneOf(request.from);
  const to = laneOf(request.to);
  const { path, query } = splitUrl(request.url);
  const status =
    answer === undefined
      ? 'unanswered'
      : answer.kind === 'response'
        ? String(answer.status)
        : `no answer: ${answer.reason}`;
  const bad = answer?.kind !== 'response' || answer.status >= 400;
  return body({
    kind: 'hop',
    from: from === NOWHERE ? STAFF : from,
    to: to === NOWHERE ? from : to,
    who: `${spoken(request.from)} → ${spoken(request.to)}`,
    text: `${request.method} ${path}${query === '' ? '' : `?${query}`}`,
    status,
    tone: bad ? 'bad' : 'good',
    note: answer === undefined ? '' : durationText(answer.at - request.at),
  });
}

function outcomeOf(outcome: Event<'outcome'> | undefined): Pick<Body, 'status' | 'tone'> {
  if (outcome === undefined) return { status: '', tone: 'plain' };
  const status = outcome.outcome.replace('-', ' ');
  return {
    status: outcome.reason === '' ? status : `${status}: ${outcome.reason}`,
    tone: outcome.outcome === 'done' ? 'good' : outcome.outcome === 'refused' ? 'warn' : 'bad',
  };
}

function deviceBody(event: Event<'device'>): Body {
  const who = `Phone ${event.phone}`;
  const what = event.type === 'text' ? event.text : `[${event.type}] ${event.text}`;
  const text = `${event.direction === 'sent' ? 'writes' : 'shows'} “${what}”${event.template ? ' (template)' : ''}`;
  return event.direction === 'sent'
    ? body({ kind: 'hop', from: PHONES, to: WHATSAPP, who, text })
    : body({ kind: 'hop', from: WHATSAPP, to: PHONES, who, text });
}

interface Known {
  readonly answers: ReadonlyMap<number, Answer>;
  readonly outcomes: ReadonlyMap<number, Event<'outcome'>>;
}

/** What an event shows on its own, kind by kind; `undefined` when another event's row shows it. */
const BODY_OF: {
  readonly [K in EventKind]: (event: Event<K>, known: Known) => Body | undefined;
} = {
  plan: () => aside('Plan', 'what was to be played'),
  request: (event, { answers }) => hopBody(event, answers.get(event.hop)),
  response: () => undefined,
  'no-answer': () => undefined,
  fault: (event) => aside('Fault', `${event.fault}: ${event.note}`, 'warn'),
  sms: (event) =>
    body({ kind: 'hop', from: WHATSAPP, to: PHONES, who: `SMS to ${event.to}`, text: event.text }),
  call: (event) =>
    body({
      kind: 'hop',
      from: WHATSAPP,
      to: PHONES,
      who: `Call to ${event.to}`,
      text: event.answered ? event.text : 'nobody answered',
      tone: event.answered ? 'plain' : 'warn',
    }),
  mail: (event) => point(STAFF, `Mail to ${event.to}`, event.subject),
  device: deviceBody,
  screen: (event) =>
    event.error === null
      ? point(STAFF, `${spoken(event.who)} sees`, event.title)
      : point(
          STAFF,
          `${spoken(event.who)} sees`,
          `${event.title}: ${valueText(event.error)}`,
          'warn',
        ),
  step: (event, { outcomes }) =>
    body({
      kind: 'step',
      who: `Step ${event.step}`,
      text: event.text,
      ...outcomeOf(outcomes.get(event.step)),
    }),
  outcome: () => undefined,
  observed: (event) => aside('Looked at', event.subject),
  state: (event) => aside('State', event.label),
  finding: (event) =>
    aside(
      'Not simulated',
      `${event.method} ${event.path} at ${spoken(event.node)}; ${event.note}`,
      'warn',
    ),
  leak: (event) => aside('Leak', `a ${event.secret} in ${event.where}, masked`, 'bad'),
};

const bodyOf = (event: TraceEvent, known: Known): Body | undefined =>
  (BODY_OF[event.kind] as (event: TraceEvent, known: Known) => Body | undefined)(event, known);

function knownOf(trace: readonly TraceEvent[]): Known {
  const answers = new Map<number, Answer>();
  const outcomes = new Map<number, Event<'outcome'>>();
  for (const event of trace) {
    if (event.kind === 'response' || event.kind === 'no-answer') answers.set(event.hop, event);
    else if (event.kind === 'outcome') outcomes.set(event.step, event);
  }
  return { answers, outcomes };
}

/** The events that one row shows: a request with its answer, a step with its outcome. */
function together(event: TraceEvent, known: Known): readonly Stamp[] {
  const other =
    event.kind === 'request'
      ? known.answers.get(event.hop)
      : event.kind === 'step'
        ? known.outcomes.get(event.step)
        : undefined;
  return other === undefined ? [event] : [event, other];
}

const unpinned = (time: string, shown: Body): TimelineRow => ({
  ...shown,
  time,
  events: [],
  pins: [],
});

/** When 24 hours will have passed since a customer last wrote, by customer and business number. */
type Rulers = Map<string, { readonly at: Instant; readonly text: string }>;

function measure(rulers: Rulers, event: TraceEvent): void {
  if (event.kind !== 'device' || event.direction !== 'sent') return;
  rulers.set(`${event.phone} ${event.business}`, {
    // WhatsApp stamps messages in whole seconds.
    at: Math.floor(event.at / SECOND) * SECOND + DAY,
    text: `since ${event.phone} last wrote to ${event.business}`,
  });
}

/** Rows in the order of the trace, which is the order of virtual time. */
export function timelineOf(
  trace: readonly TraceEvent[],
  checks: readonly Pick<Check, 'evidence'>[],
): readonly TimelineRow[] {
  const start: Instant = trace[0]?.at ?? 0;
  const known = knownOf(trace);
  const evidence = checks.map((check) => new Set(check.evidence));
  const rulers: Rulers = new Map();
  const rows: TimelineRow[] = [];
  let last = start;
  const passTo = (at: Instant): void => {
    if (at - last >= GAP_MS) {
      const text = `+ ${durationText(at - last)}`;
      rows.push(unpinned(sinceStart(at - start), body({ kind: 'gap', text })));
    }
    last = at;
  };
  for (const event of trace) {
    for (const [key, ruler] of rulers) {
      if (event.at < ruler.at) continue;
      rulers.delete(key);
      passTo(ruler.at);
      const mark = body({ kind: 'mark', who: '24 h', text: ruler.text });
      rows.push(unpinned(sinceStart(ruler.at - start), mark));
    }
    passTo(event.at);
    measure(rulers, event);
    const shown = bodyOf(event, known);
    if (shown === undefined) continue;
    const events = together(event, known).map((each) => each.seq);
    const pins = evidence.flatMap((seqs, i) => (events.some((seq) => seqs.has(seq)) ? [i] : []));
    rows.push({ ...shown, time: sinceStart(event.at - start), events, pins });
  }
  return rows;
}
