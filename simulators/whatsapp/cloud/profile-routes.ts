// Cloud: the business profile of a number.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import { photoOf } from '../bytes.ts';
import type { Context } from '../context.ts';
import { CLOUD_SOURCE } from '../sources.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import { changeProfile, type Photo, type Profile, type ProfileRefusal } from '../world/profile.ts';
import { uploadedAs } from '../world/upload.ts';
import { refuse } from './errors.ts';
import { askedFields } from './fields.ts';
import { asBusiness, onNumber, SUCCESS, withParams } from './graph.ts';
import { startUpload } from './upload.ts';
import { SetProfile, verticalName, verticalOf } from './wire.ts';

/** How Cloud names what the world calls otherwise. */
const FIELD_NAMES: Readonly<Partial<Record<keyof Profile, string>>> = {
  photo: 'profile_picture_handle',
};

const WHY: Readonly<Record<ProfileRefusal['refused'], (limit: number) => string>> = {
  empty: () => 'must not be empty',
  'too-long': (limit) => `must not be longer than ${limit}`,
  'too-many': (limit) => `must not have more than ${limit} entries`,
  malformed: () => 'is not well-formed',
  'wrong-type': () => 'must be a JPEG or PNG picture',
};

const PROFILE_FIELDS = [
  'about',
  'address',
  'description',
  'email',
  'profile_picture_url',
  'websites',
  'vertical',
] as const;

function shown(number: BusinessNumber): Record<string, unknown> {
  const { about, address, description, email, websites, vertical, photo } = number.profile;
  return {
    about,
    address,
    description,
    email,
    ...(photo === null
      ? {}
      : { profile_picture_url: `https://pps.whatsapp.example/${number.id}/${photo.digest}` }),
    websites,
    vertical: verticalName(vertical),
  };
}

function readProfile(context: Context, number: BusinessNumber, call: Call): Response {
  const asked = askedFields(call.query.get('fields') ?? '').map(({ name }) => name);
  const all = shown(number);
  const kept: Record<string, unknown> = {};
  for (const field of asked.length === 0 ? PROFILE_FIELDS : asked) {
    // It is shown whether it is asked for or not.
    if (field === 'messaging_product') continue;
    if (!PROFILE_FIELDS.some((known) => known === field)) {
      return refuse(context, 100, {
        message: `(#100) Tried accessing nonexisting field (${field})`,
        details: `A business profile has no field ${field}.`,
      });
    }
    if (field in all) kept[field] = all[field];
  }
  return json(200, { data: [{ ...kept, messaging_product: 'whatsapp' }] });
}

/** The picture behind an upload's handle. */
function uploaded(context: Context, number: BusinessNumber, handle: string): Photo | undefined {
  const uploads = context.world.businesses.get(number.owner)?.uploads;
  const upload = uploads && uploadedAs(uploads, handle);
  return upload && photoOf(upload.type, upload.bytes);
}

function writeProfile(
  context: Context,
  number: BusinessNumber,
  call: Call,
): Response | Promise<Response> {
  return withParams(context, call, SetProfile, (fields) => {
    const { about, address, description, email, websites, profile_picture_handle: handle } = fields;
    const photo = handle === undefined ? undefined : uploaded(context, number, handle);
    if (handle !== undefined && photo === undefined) {
      return refuse(context, 100, {
        details: 'profile_picture_handle is not the handle of an upload.',
      });
    }
    const vertical = fields.vertical === undefined ? undefined : verticalOf(fields.vertical);
    const changed = changeProfile(
      number.profile,
      { about, address, description, email, websites, vertical, photo },
      context.options.descriptionMax,
    );
    if ('refused' in changed) {
      const field = FIELD_NAMES[changed.field] ?? changed.field;
      const why = `${field} ${WHY[changed.refused](changed.limit)}`;
      return refuse(context, 100, { message: `(#100) Param ${why}.`, details: `${why}.` });
    }
    number.profile = changed;
    return SUCCESS;
  });
}

const profile = {
  path: '/{id}/whatsapp_business_profile',
  fidelity: 'supported',
  confidence: 'documented',
  source: CLOUD_SOURCE.profile,
} as const;

export const PROFILE_ROUTES: readonly Route<Context>[] = [
  {
    ...profile,
    method: 'GET',
    handle: onNumber(readProfile),
    note: 'The address of the picture leads nowhere.',
  },
  {
    ...profile,
    method: 'POST',
    handle: onNumber(writeProfile),
    note: 'Description up to 512 (documents; Postman says 256).',
  },
  {
    method: 'POST',
    path: '/{id}/uploads',
    handle: asBusiness(startUpload),
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.upload,
    note: '{id} is the app id or "app". The bytes go to POST /{upload:…}.',
  },
];
