// The act of editing an account: each section of the page is filled in and applied on its own.
import type { Filling } from '../../../simulators/zendesk/admin-center/form.ts';
import type { FormFile } from '../../../simulators/zendesk/admin-center/multipart.ts';
import { couldNot, DONE, type Outcome } from '../act.ts';
import { accountNameOf } from '../observe/accounts.ts';
import type { Section } from '../people/admin.ts';
import { named, type Stage } from '../stage.ts';

interface Picture {
  readonly type: string;
  readonly bytes: number;
  /** What it really is, when its name and type say otherwise. */
  readonly content?: string | undefined;
}

interface Changes {
  readonly channelName?: string;
  readonly photo?: Picture;
  readonly shortDescription?: string;
  readonly address?: string;
  readonly description?: string;
  readonly email?: string;
  readonly vertical?: string;
  readonly websites?: readonly string[];
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** The first bytes by which a file is known; the rest does not matter to anybody here. */
const MAGIC: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/png': [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a],
  'image/gif': ascii('GIF89a'),
  'image/webp': [...ascii('RIFF'), 0, 0, 0, 0, ...ascii('WEBP')],
  'image/svg+xml': ascii('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'application/pdf': ascii('%PDF-1.7'),
};

function picture({ type, bytes, content = type }: Picture): FormFile {
  const all = new Uint8Array(bytes);
  all.set((MAGIC[content] ?? []).slice(0, bytes));
  return { name: `photo.${type.split('/')[1] ?? 'bin'}`, type, bytes: all };
}

const present = (fields: Readonly<Record<string, string | undefined>>): Filling =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** In the order in which the sections stand on the page; untouched sections are not applied. */
function sectionsOf(changes: Changes): readonly Section[] {
  const sections: Section[] = [
    { form: 'channel-name', fields: present({ channel_name: changes.channelName }) },
    {
      form: 'photo',
      fields: changes.photo === undefined ? {} : { photo: picture(changes.photo) },
    },
    { form: 'about', fields: present({ about: changes.shortDescription }) },
    {
      form: 'business-info',
      fields: present({
        address: changes.address,
        description: changes.description,
        email: changes.email,
        vertical: changes.vertical,
        websites: changes.websites?.join('\n'),
      }),
    },
  ];
  return sections.filter(({ fields }) => Object.keys(fields).length > 0);
}

function onAccount(
  stage: Stage,
  account: string,
  act: (name: string) => Promise<Outcome>,
): Promise<Outcome> {
  const name = accountNameOf(stage, account);
  stage.memory.pagesToOpen.add(account);
  return name === undefined
    ? Promise.resolve(couldNot(`account "${account}" is not listed`))
    : act(name);
}

export const editsProfile = (
  stage: Stage,
  step: { readonly account: string; readonly changes: Changes },
): Promise<Outcome> =>
  onAccount(stage, step.account, (name) =>
    stage.admin.editsProfile(name, sectionsOf(step.changes)),
  );

export const opensAccount = (stage: Stage, step: { readonly account: string }): Promise<Outcome> =>
  onAccount(stage, step.account, (name) => stage.admin.opensAccount(name));

export const appliesSections = (
  stage: Stage,
  step: { readonly changes: Changes },
): Promise<Outcome> => stage.admin.appliesSections(sectionsOf(step.changes));

/** What nobody asked the integration to do. */
export function changesElsewhere(
  { plan, world, memory }: Stage,
  step: { readonly account: string; readonly changes: Changes },
): Outcome {
  const { shortDescription: about, ...changes } = step.changes;
  memory.pagesToOpen.add(step.account);
  world.whatsapp.numbers.changeProfile(named(plan.world.accounts, step.account).number, {
    ...changes,
    ...(about === undefined ? {} : { about }),
  });
  return DONE;
}
