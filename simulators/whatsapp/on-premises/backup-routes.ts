// On-Premises: a backup of the client, and a client made from one.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { type Context, secret } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import { makeBackup, readBackup } from '../world/backup.ts';
import { connect } from '../world/business-number.ts';
import { changeSettings, type Deployment } from '../world/deployment.ts';
import { type Answer, administered, withBody } from './client.ts';
import { done, ok, refuse } from './errors.ts';
import { Backup, Restore } from './wire.ts';

const isRegistered = ({ world }: Context, { number }: Deployment): boolean =>
  world.registry.get(number.phone) === number;

function backUp(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, Backup, ({ password }) => {
    secret(context, 'password', password);
    if (!isRegistered(context, deployment)) {
      return refuse(context, 1011, 'Only a registered client can be backed up.');
    }
    const data = secret(context, 'backup', makeBackup(deployment, password));
    return ok(context, { settings: { data } });
  });
}

function restore(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, Restore, ({ password, data }) => {
    secret(context, 'password', password);
    if (isRegistered(context, deployment)) {
      return refuse(context, 1005, 'A registered client cannot be restored.');
    }
    const backup = readBackup(context.world, data, password);
    if (backup === undefined) {
      return refuse(
        context,
        1009,
        'data is no backup, or password is not the one it was made with.',
      );
    }
    const { number } = deployment;
    const { deployment: source, settings } = backup;
    if (source.number.phone !== number.phone) {
      return refuse(context, 1009, 'data is the backup of another number.');
    }
    if (source.shards !== deployment.shards) {
      return refuse(context, 1009, `data is the backup of a client with ${source.shards} shards.`);
    }
    const holder = context.world.registry.get(number.phone);
    if (holder !== undefined && holder !== source.number) {
      return refuse(
        context,
        1005,
        'Number registered elsewhere: another client or account has it.',
      );
    }
    // The account lives with WhatsApp: whoever holds its keys has its profile and is registered.
    number.profile = source.number.profile;
    changeSettings(deployment, settings);
    connect(number, context.world.registry, context.services.clock.now());
    deployment.keys = source.keys + 1;
    return done(context);
  });
}

const documented = {
  method: 'POST',
  fidelity: 'supported',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.backup,
} as const;

export const BACKUP_ROUTES: readonly Route<Context>[] = [
  {
    ...documented,
    path: '/on-premises/{deployment}/v1/settings/backup',
    handle: administered(backUp),
    note: 'Only when registered, else 503/1011 (assumption). It holds the settings; the profile lives with WhatsApp.',
  },
  {
    ...documented,
    path: '/on-premises/{deployment}/v1/settings/restore',
    handle: administered(restore),
    note: 'Only while unregistered (else 403/1005) and with as many shards; the number is then registered here and nowhere else. A wrong password or no backup is 400/1009. The codes are assumptions.',
  },
];
