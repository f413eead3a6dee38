// The act of editing an account: each section of the page is filled in and applied on its own.
import type { Filling } from '../../../simulators/zendesk/admin-center/form.ts';
import type { FormFile } from '../../../simulators/zendesk/admin-center/multipart.ts';
import { couldNot, type Outcome } from '../act.ts';
import { accountNameOf } from '../observe/accounts.ts';
import type { Section } from '../people/admin.ts';
import type { Stage } from '../stage.ts';

interface Changes {
  readonly channelName?: string;
  readonly photo?: { readonly type: string; readonly bytes: number };
  readonly shortDescription?: string;
  readonly address?: string;
  readonly description?: string;
  readonly email?: string;
  readonly vertical?: string;
  readonly websites?: readonly string[];
}

/** The first bytes by which a picture is known; the rest does not matter to anybody here. */
const MAGIC: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

function picture({ type, bytes }: { readonly type: string; readonly bytes: number }): FormFile {
  const content = new Uint8Array(bytes);
  content.set((MAGIC[type] ?? []).slice(0, bytes));
  return { name: `photo.${type.split('/')[1] ?? 'bin'}`, type, bytes: content };
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

export async function editsProfile(
  stage: Stage,
  step: { readonly account: string; readonly changes: Changes },
): Promise<Outcome> {
  const name = accountNameOf(stage, step.account);
  if (name === undefined) return couldNot(`account "${step.account}" is not listed`);
  return stage.admin.editsProfile(name, sectionsOf(step.changes));
}
