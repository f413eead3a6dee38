import { describe, expect, it } from 'vitest';
import {
  acceptDeployment,
  deploymentLines,
  deploymentMailedAt,
  mayDeploy,
  readDeploymentId,
} from '../../src/domain/deployment.ts';

it.each([
  [undefined, { refused: 'deployment-unknown' }],
  [{ customer: 'acme', connected: false }, { ok: true }],
  [{ customer: 'acme', connected: true }, { refused: 'deployment-connected' }],
  [{ customer: 'other', connected: false }, { refused: 'deployment-other-customer' }],
  // Whether another customer uses it is nobody's business.
  [{ customer: 'other', connected: true }, { refused: 'deployment-other-customer' }],
] as const)('%j → %j', (standing, ruling) => {
  expect(acceptDeployment(standing, 'acme')).toEqual(ruling);
});

it('takes blanks off what was pasted', () => {
  expect(readDeploymentId(' \tdep-1\n')).toBe('dep-1');
});

it.each([
  [false, false, { ok: true }],
  [true, false, { refused: 'deployment-exists' }],
  [false, true, { refused: 'number-hosted' }],
  [true, true, { refused: 'deployment-exists' }],
])('an ID that is taken: %s, a number that is: %s (HOSTING-6)', (id, number, ruling) => {
  expect(mayDeploy({ id, number })).toEqual(ruling);
});

describe('the deployment ID is mailed (INTAKE-4)', () => {
  const T = Date.UTC(2025, 5, 2, 9);
  const at = (days: number): number => T + days * 86_400_000;

  it.each([
    ['seven days after the intake', 0, 1, 1, 7],
    ['when the tasks are done, if that is later', 0, 10, 1, 10],
    ['when the deployment is ready, if that is later', 0, 1, 12, 12],
    ['with the last of both', 0, 13, 12, 13],
    ['seven days after the intake, whatever was done before it', 5, 0, 0, 12],
    ['to the day', 0, 7, 7, 7],
  ])('%s', (_when, completeAt, tasksDoneAt, readyAt, mailed) => {
    const progress = {
      completeAt: at(completeAt),
      tasksDoneAt: at(tasksDoneAt),
      readyAt: at(readyAt),
    };
    expect(deploymentMailedAt(progress)).toBe(at(mailed));
  });

  it.each(['completeAt', 'tasksDoneAt', 'readyAt'])('never without %s', (missing) => {
    const progress = { completeAt: T, tasksDoneAt: T, readyAt: T, [missing]: undefined };
    expect(deploymentMailedAt(progress)).toBeUndefined();
  });
});

it('carries the ID and the link (INTAKE-5)', () => {
  expect(deploymentLines('dep-1', 'https://office.example/install/acme')).toEqual([
    'Deployment ID: dep-1',
    'Install link: https://office.example/install/acme',
  ]);
});
