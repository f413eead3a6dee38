// What the Edit account page shows: the fields as they stand in its forms, and what it says of the last apply.
import type { Stage } from '../stage.ts';
import type { Sight } from './sight.ts';

const APPLIED = 'applied-';

/** On any other page there is nothing of all this, and that is what is seen. */
export function seeAccountPage({ admin }: Stage): Sight {
  const screen = admin.screen();
  const page = screen?.name === 'account' ? screen : undefined;
  const fields = page?.forms.flatMap((form) => form.fields) ?? [];
  const field = (name: string): string | null =>
    fields.find((one) => one.name === name)?.value ?? null;
  const notices = page?.notices ?? [];
  return {
    channelName: field('channel_name'),
    shortDescription: field('about'),
    address: field('address'),
    description: field('description'),
    email: field('email'),
    vertical: field('vertical'),
    websites:
      field('websites')
        ?.split('\n')
        .filter((line) => line !== '') ?? null,
    error: screen?.error?.reason ?? null,
    notices: [...notices],
    says: page?.text ?? null,
    appliedBefore: notices
      .filter((notice) => notice.startsWith(APPLIED))
      .map((notice) => notice.slice(APPLIED.length)),
  };
}
