// The switch of a migration: the number is registered here now, and its good templates come along.
import { DAY } from '../../src/kernel/clock.ts';
import type { Context } from './context.ts';
import type { Business } from './world/business.ts';
import type { BusinessNumber } from './world/business-number.ts';
import { bringAlong } from './world/migration.ts';
import { type Template, type TemplateBook, templateNamed } from './world/template.ts';
import { TEMPLATES_MAX } from './world/template-limits.ts';

/** The quality of a template that came along is unknown for a day. */
const UNRATED_MS = DAY;

const bookOf = ({ world }: Context, { owner }: BusinessNumber): TemplateBook | undefined =>
  world.businesses.get(owner)?.book ?? world.deployments.get(owner)?.book;

/** Only what is approved and of high quality, as far as there is room; a name in use here stays what it is. */
function copyTemplates(context: Context, from: TemplateBook, business: Business): void {
  const { clock } = context.services;
  const copies: Template[] = [];
  const max = business.portfolio.verified ? TEMPLATES_MAX.verified : TEMPLATES_MAX.unverified;
  for (const template of from.templates.values()) {
    if (template.state !== 'approved' || template.quality !== 'green') continue;
    if (templateNamed(business.book, template.name, template.language) !== undefined) continue;
    if (business.book.templates.size >= max) break;
    const copy: Template = {
      ...template,
      id: context.ids.digits(15),
      quality: 'unknown',
      pauses: 0,
      edits: [],
    };
    business.book.templates.set(copy.id, copy);
    copies.push(copy);
  }
  if (copies.length === 0) return;
  clock.at(clock.now() + UNRATED_MS, 'templates of a migrated number rated', () => {
    for (const template of copies) {
      if (template.quality !== 'unknown') continue;
      template.quality = 'green';
      context.announce(business, { kind: 'template-quality', template, previous: 'unknown' });
    }
  });
}

/** After `number` was registered: what it keeps of what it was at `source`. */
export function takeOver(context: Context, number: BusinessNumber, source: BusinessNumber): void {
  bringAlong(source, number);
  const business = context.world.businesses.get(number.owner);
  const book = bookOf(context, source);
  if (business !== undefined && book !== undefined) copyTemplates(context, book, business);
}
