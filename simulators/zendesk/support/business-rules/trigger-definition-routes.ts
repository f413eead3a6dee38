// What triggers can be made of. https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/#list-trigger-action-and-condition-definitions
import type { Route } from '../../../../src/kernel/routes.ts';
import type { Desk } from '../../desk.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { actionDefinitions, conditionDefinitions } from './definitions.ts';

export const TRIGGER_DEFINITION_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/triggers/definitions',
    fidelity: 'partial',
    confidence: 'documented',
    source: 'https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/',
    note: 'fields that are not simulated are left out; titles and groups are our own; agents are those in groups',
    handle: asAgent(({ world }) =>
      answer(200, {
        definitions: {
          actions: actionDefinitions(world, 'trigger'),
          conditions_all: conditionDefinitions(world, 'trigger'),
          conditions_any: conditionDefinitions(world, 'trigger', true),
        },
      }),
    ),
  },
];
