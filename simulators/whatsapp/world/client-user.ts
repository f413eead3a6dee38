// The users of a hosted On-Premises client: names, passwords, roles, and the tokens that logging in gives.
import { DAY, type Instant } from '../../../src/kernel/clock.ts';

/** https://developers.facebook.com/docs/whatsapp/on-premises/reference/health */
export const TOKEN_VALID_MS = 7 * DAY;

export interface User {
  readonly name: string;
  readonly role: 'admin' | 'user';
  password: string;
  /** The first login must bring a new password. */
  mustChange: boolean;
}

export interface Users {
  readonly byName: Map<string, User>;
  /** Whose each token is, and when it ends; the oldest comes first. */
  readonly tokens: Map<string, { readonly name: string; readonly ends: Instant }>;
}

export const ADMIN = 'admin';

export const newUsers = (password: string, mustChange: boolean): Users => ({
  byName: new Map([[ADMIN, { name: ADMIN, role: 'admin', password, mustChange }]]),
  tokens: new Map(),
});

const PASSWORD = { min: 8, max: 64 } as const;
const PASSWORD_PARTS = [/\d/, /[A-Z]/, /[a-z]/, /[!"#$%&\\'()*+,\-./:;<=>?@[\]^_`{|}~]/];

/** https://developers.facebook.com/docs/whatsapp/on-premises/reference/users */
export const isPassword = (text: string): boolean =>
  text.length >= PASSWORD.min &&
  text.length <= PASSWORD.max &&
  PASSWORD_PARTS.every((part) => part.test(text));

/** Assumption: neither a space nor a colon, which would end the name when it logs in. */
const NAME = /^[^\s:]{4,32}$/;

export type LoginRefusal = {
  readonly refused: 'denied' | 'password-must-change' | 'password-weak';
};

/** Checks a login, and takes the new password if there is one. */
export function login(
  users: Users,
  name: string,
  password: string,
  newPassword: string | undefined,
): LoginRefusal | undefined {
  const user = users.byName.get(name);
  if (user === undefined || user.password !== password) return { refused: 'denied' };
  if (newPassword === undefined) {
    return user.mustChange ? { refused: 'password-must-change' } : undefined;
  }
  return changePassword(user, newPassword);
}

export function changePassword(
  user: User,
  password: string,
): { readonly refused: 'password-weak' } | undefined {
  if (!isPassword(password)) return { refused: 'password-weak' };
  user.password = password;
  user.mustChange = false;
  return undefined;
}

/** Assumption: a user whom the administrator adds need not change the password. */
export function addUser(
  users: Users,
  name: string,
  password: string,
): { readonly refused: 'name' | 'password-weak' | 'exists' } | undefined {
  if (!NAME.test(name)) return { refused: 'name' };
  if (!isPassword(password)) return { refused: 'password-weak' };
  if (users.byName.has(name)) return { refused: 'exists' };
  users.byName.set(name, { name, role: 'user', password, mustChange: false });
  return undefined;
}

/** The administrator cannot be taken away. */
export function removeUser(
  users: Users,
  name: string,
): { readonly refused: 'unknown' | 'admin' } | undefined {
  if (name === ADMIN) return { refused: 'admin' };
  if (!users.byName.delete(name)) return { refused: 'unknown' };
  for (const [token, { name: holder }] of users.tokens) {
    if (holder === name) users.tokens.delete(token);
  }
  return undefined;
}

/** Hands out a token, and lets go of those that have ended. Answers when it ends. */
export function giveToken(users: Users, name: string, token: string, now: Instant): Instant {
  for (const [old, { ends }] of users.tokens) {
    if (now < ends) break;
    users.tokens.delete(old);
  }
  const ends = now + TOKEN_VALID_MS;
  users.tokens.set(token, { name, ends });
  return ends;
}

/** Whose token it is, while it holds. */
export function holderOf(users: Users, token: string, now: Instant): User | undefined {
  const held = users.tokens.get(token);
  return held === undefined || now >= held.ends ? undefined : users.byName.get(held.name);
}
