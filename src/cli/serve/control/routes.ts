// The control: what people outside the vendors' APIs do to a served world, behind a token.
import { ScreenMismatch } from '../../../../simulators/zendesk/admin-center/form.ts';
import { HarnessError } from '../../../kernel/harness-error.ts';
import { compileRoutes, splitUrl } from '../../../kernel/routes.ts';
import { json, METHODS, type Request, type Response } from '../../../kernel/wire.ts';
import { CONTROL_PREFIX } from '../front.ts';
import { ADMIN_CENTER } from './admin-center.ts';
import { type Answer, type Control, refuse, type Scene } from './control.ts';
import { CUSTOMERS } from './customers.ts';
import { FAULTS } from './faults.ts';
import { HISTORY } from './history.ts';
import { MAIL } from './mail.ts';
import { NUMBERS } from './numbers.ts';
import { OFFICE } from './office.ts';
import { TELEPHONE } from './telephone.ts';
import { TEMPLATES } from './templates.ts';
import { TICKETS } from './tickets.ts';
import { TIME } from './time.ts';
import { WHATSAPP } from './whatsapp.ts';
import { ZENDESK } from './zendesk.ts';

export const CONTROLS: readonly Control[] = [
  ...TIME,
  ...CUSTOMERS,
  ...TELEPHONE,
  ...MAIL,
  ...OFFICE,
  ...WHATSAPP,
  ...TEMPLATES,
  ...NUMBERS,
  ...TICKETS,
  ...ADMIN_CENTER,
  ...ZENDESK,
  ...FAULTS,
  ...HISTORY,
];

const LIST = CONTROLS.map(({ method, path, does, example }) => ({
  route: `${method} ${CONTROL_PREFIX}${path}`,
  does,
  ...(example === undefined ? {} : { example }),
}));

const OURS = { fidelity: 'supported', confidence: 'assumption', source: 'channelproof' } as const;

const dispatch = compileRoutes<Scene>(
  CONTROLS.map(({ method, path, handle }) => ({
    ...OURS,
    method,
    path: `${CONTROL_PREFIX}${path}`,
    handle,
  })),
);

/** The same paths with nothing behind them: whether a method is taken there. */
const taken = compileRoutes<Scene>(
  CONTROLS.map(({ method, path }) => ({
    ...OURS,
    method,
    path: `${CONTROL_PREFIX}${path}`,
    handle: () => json(200, {}),
  })),
);

const listed = (status: number, error?: string): Response =>
  json(status, { ...(error === undefined ? {} : { error }), controls: LIST });

/** With a wrong method the path is right, and so are perhaps other methods. */
function elsewhere(scene: Scene, request: Request, path: string): Response {
  const right = METHODS.filter((method) => taken(scene, { ...request, method }) !== undefined);
  if (right.length === 0) return listed(404, `there is no control ${request.method} ${path}`);
  const error = `${path} is not for ${request.method}: use ${right.join(' or ')}`;
  return json(405, { error }, { allow: right.join(', ') });
}

/** What a person cannot do is that person's mistake; anything else is ours. */
function asMistake(error: unknown): Response {
  if (error instanceof HarnessError || error instanceof ScreenMismatch) {
    return refuse(409, error.message);
  }
  throw error;
}

export function answerControl(scene: Scene, token: string, request: Request): Answer {
  const [scheme = '', given] = (request.headers['authorization'] ?? '').trim().split(/ +/);
  if (scheme.toLowerCase() !== 'bearer' || given !== token) {
    return refuse(
      401,
      'the control token is missing or wrong: send "Authorization: Bearer <token>"',
    );
  }
  const { path } = splitUrl(request.url);
  if ((path === CONTROL_PREFIX || path === `${CONTROL_PREFIX}/`) && request.method === 'GET')
    return listed(200);
  try {
    const answer = dispatch(scene, request);
    if (answer === undefined) return elsewhere(scene, request, path);
    return answer instanceof Promise ? answer.catch(asMistake) : answer;
  } catch (error) {
    return asMistake(error);
  }
}
