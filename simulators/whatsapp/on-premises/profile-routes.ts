// On-Premises: the business profile, in its three parts: business, about and photo.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import { bytesOf, photoOf } from '../bytes.ts';
import type { Context } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import type { Deployment } from '../world/deployment.ts';
import { changeProfile, type ProfilePatch, type ProfileRefusal } from '../world/profile.ts';
import { type Answer, administered, withBody } from './client.ts';
import { done, ok, refuse } from './errors.ts';
import { About, BusinessProfile, verticalName, verticalOf } from './wire.ts';

const WHY: Readonly<Record<ProfileRefusal['refused'], (limit: number) => string>> = {
  empty: () => 'must not be empty',
  'too-long': (limit) => `must not be longer than ${limit}`,
  'too-many': (limit) => `must not have more than ${limit} entries`,
  malformed: () => 'is not well-formed',
  'wrong-type': () => 'must be a JPEG or PNG picture',
};

function change(context: Context, { number }: Deployment, patch: ProfilePatch): Response {
  const changed = changeProfile(number.profile, patch, context.options.descriptionMax);
  if ('refused' in changed) {
    return refuse(context, 1009, `${changed.field} ${WHY[changed.refused](changed.limit)}.`);
  }
  number.profile = changed;
  return done(context);
}

function readBusiness(context: Context, { number }: Deployment): Answer {
  const { address, description, email, vertical, websites } = number.profile;
  const profile = { address, description, email, vertical: verticalName(vertical), websites };
  return ok(context, { settings: { business: { profile } } });
}

function writeBusiness(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, BusinessProfile, ({ vertical: name, ...texts }) => {
    if (name === undefined) return change(context, deployment, texts);
    const unset = deployment.number.profile.vertical === '';
    const vertical = name === '' && unset ? '' : verticalOf(name);
    if (vertical !== undefined) return change(context, deployment, { ...texts, vertical });
    return refuse(
      context,
      1009,
      name === ''
        ? 'vertical cannot be emptied once it is set.'
        : 'vertical is not one of the list.',
    );
  });
}

function readAbout(context: Context, { number }: Deployment): Answer {
  return ok(context, { settings: { profile: { about: { text: number.profile.about } } } });
}

function writeAbout(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, About, ({ text }) => change(context, deployment, { about: text }));
}

function readPhoto(context: Context, { id, number }: Deployment, call: Call): Answer {
  const { photo } = number.profile;
  if (photo === null) return refuse(context, 1006, 'There is no photo.');
  if (call.query.get('format') !== 'link') {
    return { status: 200, headers: { 'content-type': photo.type }, body: photo.bytes };
  }
  const link = `${context.options.onPremisesOrigin}/on-premises/${id}/v1/settings/profile/photo`;
  return ok(context, { settings: { profile: { photo: { link } } } });
}

function writePhoto(context: Context, deployment: Deployment, call: Call): Answer {
  const { headers, body } = call.request;
  const type = headers['content-type']?.split(';')[0] ?? '';
  return change(context, deployment, { photo: photoOf(type, bytesOf(body)) });
}

const removePhoto = (context: Context, deployment: Deployment): Answer =>
  change(context, deployment, { photo: null });

const supported = { fidelity: 'supported', confidence: 'documented' } as const;
const business = {
  ...supported,
  path: '/on-premises/{deployment}/v1/settings/business/profile',
  source: ON_PREMISES_SOURCE.profile,
} as const;
const about = {
  ...supported,
  path: '/on-premises/{deployment}/v1/settings/profile/about',
  source: ON_PREMISES_SOURCE.about,
} as const;
const photo = {
  ...supported,
  path: '/on-premises/{deployment}/v1/settings/profile/photo',
  source: ON_PREMISES_SOURCE.photo,
} as const;

export const PROFILE_ROUTES: readonly Route<Context>[] = [
  { ...business, method: 'GET', handle: administered(readBusiness) },
  {
    ...business,
    method: 'POST',
    handle: administered(writeBusiness),
    note: 'Description up to 512 (last documents; Postman says 256). Refusals are 400/1009 (assumption).',
  },
  { ...about, method: 'GET', handle: administered(readAbout) },
  { ...about, method: 'PATCH', handle: administered(writeAbout) },
  { ...photo, method: 'GET', handle: administered(readPhoto) },
  {
    ...photo,
    method: 'POST',
    handle: administered(writePhoto),
    fidelity: 'partial',
    note: 'Not cropped or scaled.',
  },
  { ...photo, method: 'DELETE', handle: administered(removePhoto) },
];
