// The verification code: its form, how long it lives, how long to wait before asking again.
import { type Ruling, refused } from './refusal.ts';

export const METHODS = ['sms', 'voice'] as const;
export type Method = (typeof METHODS)[number];

/** A message or call takes at most this long (the source article, step "send code"). */
export const CODE_ARRIVES_WITHIN_S = 60;
/** Assumption W24, W5: WhatsApp takes a code for ten minutes. */
export const CODE_LIFE_S = 600;
/** Assumption W23, W5: WhatsApp sends no second code within a minute. */
export const CODE_PAUSE_S = 60;

/** When the last code was asked for, in ms. */
export interface Asked {
  readonly method: Method;
  readonly at: number;
}

const seconds = (ms: number): number => Math.floor(ms / 1_000);
/** Whole seconds between two instants in ms: people and vendors count in seconds. */
const elapsed = (from: number, now: number): number => seconds(now) - seconds(from);

const CODE = /^\d{3}[\s-]?\d{3}$/;

/** CONNECT-4: six digits; the blank or hyphen that the message shows in the middle is no part of it. */
export function readCode(text: string): Ruling<string, 'code-malformed'> {
  const code = text.trim();
  if (!CODE.test(code)) return refused('code-malformed');
  return { ok: code.length === 6 ? code : code.slice(0, 3) + code.slice(4) };
}

export const readMethod = (text: string | undefined): Ruling<Method, 'method-missing'> => {
  const method = METHODS.find((known) => known === text);
  return method === undefined ? refused('method-missing') : { ok: method };
};

/** CONNECT-2, NUMBER-3: both ways are always offered. */
export const methodsOffered = (): readonly Method[] => METHODS;

/** CONNECT-2: what the admin chose is what is used. */
export const methodUsed = (chosen: Method): Method => chosen;

/** NUMBER-3: what may work where a code did not come: a landline takes no SMS. */
export const insteadOf = (method: Method): Method | undefined =>
  method === 'sms' ? 'voice' : undefined;

/** CONNECT-5: seconds until another code may be asked for; 0 when it may be now. */
export const codeWait = (asked: Asked | undefined, now: number): number =>
  asked === undefined ? 0 : Math.max(0, CODE_PAUSE_S - elapsed(asked.at, now));

/** CONNECT-5: seconds until another code may be entered, which WhatsApp alone knows; 0 when it names none. */
export const guessWait = (retryAfterS: number): number => retryAfterS;

/** CONNECT-3: the code should be there by now, so another is offered. */
export const codeLate = (asked: Asked, now: number): boolean =>
  elapsed(asked.at, now) >= CODE_ARRIVES_WITHIN_S;

/** CONNECT-4: WhatsApp answers a wrong and an expired code alike; the time of asking tells them apart. */
export const wrongCodeReason = (asked: Asked, now: number): 'code-wrong' | 'code-expired' =>
  elapsed(asked.at, now) > CODE_LIFE_S ? 'code-expired' : 'code-wrong';

/** CONNECT-4: WhatsApp decides whether a code is right, and nobody else does. */
export const codeAccepted = (whatsAppTookIt: boolean): boolean => whatsAppTookIt;
