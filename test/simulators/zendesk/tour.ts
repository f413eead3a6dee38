// Once around the Support API as an admin: every call answers, and what each answered is kept for others to judge.
import { basic, type Headers, type Method } from '../../../src/kernel/wire.ts';
import { connect, createStage, message, type Stage } from './stage.ts';

export interface Answered {
  readonly method: Method;
  /** Without `.json` and query. */
  readonly path: string;
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is for each judge to say
  readonly json: any;
}

export type Ask = (method: Method, path: string, body?: unknown) => Promise<Answered>;

/** Calls as the admin, keeps each answer, and throws unless it is a good one. */
export function asking(stage: Stage, answers: Answered[]): Ask {
  const { email, token } = stage.zendesk.credentials.admin;
  const admin: Headers = basic(`${email}/token`, token);
  return async (method, path, body) => {
    const answer = await stage.call(method as never, `/api/v2${path}`, body, admin);
    const [plain = ''] = path.split('?');
    const answered = { method, path: `/api/v2${plain}`, status: answer.status, json: answer.json };
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
    }
    answers.push(answered);
    return answered;
  };
}

const OPEN = { all: [{ field: 'status', operator: 'less_than', value: 'solved' }], any: [] };

async function people(ask: Ask): Promise<{ ana: number; rui: number }> {
  const made = await ask('POST', '/users', {
    user: { name: 'Ana Souza', email: 'ana@example.com', phone: '+5511912345678', tags: ['vip'] },
  });
  const ana: number = made.json.user.id;
  const other = await ask('POST', '/users/create_or_update', {
    user: { name: 'Rui', email: 'rui@example.com' },
  });
  const rui: number = other.json.user.id;
  await ask('GET', `/users/${ana}`);
  await ask('GET', '/users?page[size]=2');
  await ask('GET', `/users/show_many?ids=${ana},${rui}`);
  await ask('PUT', `/users/${ana}`, { user: { notes: 'Calls in the morning' } });
  await ask('GET', '/users/me');
  await ask('GET', '/users/count');
  await ask('GET', '/users/search?query=Ana');
  await ask('GET', '/users/autocomplete?name=An');
  await ask('GET', `/users/${ana}/related`);
  const identity = await ask('POST', `/users/${ana}/identities`, {
    identity: { type: 'email', value: 'ana.souza@example.com' },
  });
  const id: number = identity.json.identity.id;
  await ask('GET', `/users/${ana}/identities`);
  await ask('GET', `/users/${ana}/identities/${id}`);
  await ask('PUT', `/users/${ana}/identities/${id}/verify`);
  await ask('PUT', `/users/${ana}/identities/${id}/make_primary`);
  return { ana, rui };
}

async function companies(ask: Ask, user: number): Promise<number> {
  const made = await ask('POST', '/organizations', { organization: { name: 'Acme Brasil' } });
  const id: number = made.json.organization.id;
  await ask('GET', '/organizations');
  await ask('GET', `/organizations/${id}`);
  await ask('PUT', `/organizations/${id}`, { organization: { notes: 'Since 1999' } });
  await ask('GET', '/organizations/count');
  await ask('GET', `/organizations/show_many?ids=${id}`);
  await ask('GET', '/organizations/autocomplete?name=Ac');
  await ask('GET', `/organizations/${id}/related`);
  await ask('POST', '/organizations/create_many', { organizations: [{ name: 'Second' }] });
  const membership = await ask('POST', '/organization_memberships', {
    organization_membership: { user_id: user, organization_id: id },
  });
  await ask('GET', '/organization_memberships');
  await ask('GET', `/organization_memberships/${membership.json.organization_membership.id}`);
  const group = await ask('POST', '/groups', { group: { name: 'Night shift' } });
  const groupId: number = group.json.group.id;
  await ask('GET', '/groups');
  await ask('GET', `/groups/${groupId}`);
  await ask('PUT', `/groups/${groupId}`, { group: { description: 'From ten to six' } });
  await ask('GET', '/groups/assignable');
  await ask('GET', '/groups/count');
  const me = await ask('GET', '/users/me');
  await ask('POST', '/group_memberships', {
    group_membership: { user_id: me.json.user.id, group_id: groupId },
  });
  await ask('GET', '/group_memberships');
  await ask('GET', '/group_memberships/assignable');
  return groupId;
}

async function fields(ask: Ask): Promise<void> {
  for (const [path, root, more] of [
    ['ticket_fields', 'ticket_field', {}],
    ['user_fields', 'user_field', { key: 'size' }],
    ['organization_fields', 'organization_field', { key: 'sector' }],
  ] as const) {
    const made = await ask('POST', `/${path}`, {
      [root]: { type: 'text', title: 'Size', ...more },
    });
    const { id } = made.json[root];
    await ask('GET', `/${path}`);
    await ask('GET', `/${path}/${id}`);
    await ask('PUT', `/${path}/${id}`, { [root]: { title: 'Shoe size' } });
  }
}

async function tickets(ask: Ask, stage: Stage, ana: number, rui: number): Promise<number> {
  const made = await ask('POST', '/tickets', {
    ticket: {
      subject: 'My parcel',
      comment: { body: 'It has not arrived' },
      requester_id: ana,
      tags: ['parcel'],
      priority: 'high',
    },
  });
  const id: number = made.json.ticket.id;
  await ask('GET', '/tickets');
  await ask('GET', '/tickets?page[size]=1');
  await ask('GET', `/tickets/${id}`);
  await ask('PUT', `/tickets/${id}`, {
    ticket: { status: 'pending', comment: { body: 'Where do you live?', public: true } },
  });
  await ask('GET', '/tickets/count');
  await ask('GET', `/tickets/show_many?ids=${id}`);
  await ask('GET', `/tickets/${id}/comments`);
  await ask('GET', `/tickets/${id}/comments/count`);
  const audits = await ask('GET', `/tickets/${id}/audits`);
  await ask('GET', `/tickets/${id}/audits/${audits.json.audits[0].id}`);
  await ask('GET', '/ticket_audits');
  await ask('GET', `/tickets/${id}/related`);
  await ask('GET', `/tickets/${id}/collaborators`);
  await ask('POST', `/tickets/${id}/tags`, { tags: ['a', 'b'] });
  await ask('PUT', `/tickets/${id}/tags`, { tags: ['c'] });
  await ask('GET', `/tickets/${id}/tags`);
  await ask('GET', '/tags');
  await ask('GET', `/tickets/${id}/incidents`);
  await ask('GET', '/problems');
  await ask('GET', '/ticket_metrics');
  const many = await ask('POST', '/tickets/create_many', {
    tickets: [1, 2, 3].map((n) => ({
      subject: `No. ${n}`,
      comment: { body: 'x' },
      requester_id: rui,
    })),
  });
  await ask('GET', '/job_statuses');
  await stage.clock.advance(60_000);
  await ask('GET', `/job_statuses/${many.json.job_status.id}`);
  await ask('PUT', '/tickets/update_many?ids=2,3', { ticket: { priority: 'low' } });
  await stage.clock.advance(60_000);
  await ask('POST', '/imports/tickets', {
    ticket: {
      subject: 'From before',
      requester_id: ana,
      comments: [{ author_id: ana, value: 'Long ago', created_at: '2024-01-01T00:00:00Z' }],
    },
  });
  await ask('POST', '/tickets/2/merge', { ids: [3] });
  await stage.clock.advance(60_000);
  await ask('DELETE', '/tickets/4');
  await ask('GET', '/deleted_tickets');
  await ask('PUT', '/deleted_tickets/4/restore');
  return id;
}

async function rules(ask: Ask, ticket: number): Promise<void> {
  const view = await ask('POST', '/views', { view: { title: 'Open', ...OPEN } });
  const { id } = view.json.view;
  for (const path of ['', '/active', '/compact', '/count', '/search?query=Open']) {
    await ask('GET', `/views${path}`);
  }
  for (const path of ['', '/execute', '/tickets', '/count'])
    await ask('GET', `/views/${id}${path}`);
  await ask('GET', `/views/count_many?ids=${id}`);
  await ask('GET', `/views/show_many?ids=${id}`);
  await ask('POST', '/views/preview', { view: { ...OPEN, output: { columns: ['subject'] } } });
  await ask('POST', '/views/preview/count', { view: OPEN });
  await ask('PUT', `/views/${id}`, { view: { title: 'Not solved' } });
  const trigger = await ask('POST', '/triggers', {
    trigger: {
      title: 'Urgent',
      conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }], any: [] },
      actions: [{ field: 'priority', value: 'urgent' }],
    },
  });
  for (const path of ['', '/active', '/definitions', '/search?query=Urgent']) {
    await ask('GET', `/triggers${path}`);
  }
  await ask('GET', `/triggers/${trigger.json.trigger.id}`);
  await ask('PUT', `/triggers/${trigger.json.trigger.id}`, { trigger: { active: false } });
  await ask('GET', '/trigger_categories');
  const automation = await ask('POST', '/automations', {
    automation: {
      title: 'Remind',
      conditions: {
        all: [
          { field: 'status', operator: 'is', value: 'pending' },
          { field: 'PENDING', operator: 'greater_than', value: '24' },
          { field: 'current_tags', operator: 'not_includes', value: 'reminded' },
        ],
        any: [],
      },
      actions: [{ field: 'current_tags', value: 'reminded' }],
    },
  });
  for (const path of ['', '/active', `/${automation.json.automation.id}`]) {
    await ask('GET', `/automations${path}`);
  }
  await ask('PUT', `/automations/${automation.json.automation.id}`, {
    automation: { active: false },
  });
  const macro = await ask('POST', '/macros', {
    macro: {
      title: 'Thanks',
      actions: [
        { field: 'status', value: 'solved' },
        { field: 'comment_value', value: 'Thank you, {{ticket.requester.first_name}}' },
      ],
    },
  });
  const { id: macroId } = macro.json.macro;
  for (const path of ['', '/active', '/categories', '/actions', '/definitions', `/${macroId}`]) {
    await ask('GET', `/macros${path}`);
  }
  await ask('GET', `/macros/${macroId}/apply`);
  await ask('GET', `/tickets/${ticket}/macros/${macroId}/apply`);
  await ask('PUT', `/macros/${macroId}`, { macro: { title: 'Many thanks' } });
}

async function exports(ask: Ask, stage: Stage): Promise<void> {
  // What is younger than a minute is left out.
  await stage.clock.advance(61_000);
  const start = Math.floor(stage.clock.now() / 1000) - 86_400;
  await ask('GET', '/search?query=parcel');
  await ask('GET', '/search/count?query=parcel');
  await ask('GET', `/search/export?query=parcel&filter[type]=ticket`);
  for (const path of ['tickets', 'tickets/cursor', 'users', 'users/cursor', 'organizations']) {
    await ask('GET', `/incremental/${path}?start_time=${start}`);
  }
  await ask('GET', `/incremental/ticket_events?start_time=${start}`);
}

async function bits(ask: Ask): Promise<void> {
  for (const path of [
    '/locales',
    '/locales/current',
    '/locales/public',
    '/brands',
    '/account/settings',
  ]) {
    await ask('GET', path);
  }
  await ask('GET', '/custom_statuses');
  await ask('GET', '/satisfaction_ratings');
}

/** Everything that was answered, in order; a channel ticket is among the tickets. */
export async function tour(): Promise<{
  readonly stage: Stage;
  readonly answers: readonly Answered[];
}> {
  const stage = createStage();
  const answers: Answered[] = [];
  const ask = asking(stage, answers);
  const { ana, rui } = await people(ask);
  await companies(ask, ana);
  await fields(ask);
  const ticket = await tickets(ask, stage, ana, rui);
  const account = await connect(stage);
  await account.push(message({ external_id: 'tour' }));
  await rules(ask, ticket);
  await stage.clock.advance(120_000);
  await exports(ask, stage);
  await bits(ask);
  await ask('GET', '/tickets?sort_by=updated_at&sort_order=desc&include=users,groups');
  await ask('PUT', `/users/${rui}/merge`, { user: { id: ana } });
  return { stage, answers };
}
