// What customers are written. The words may change; a reason and a label may not.

import type { NameWarning } from '../../domain/display-name.ts';
import { INTAKE_FIELDS, type Lack, labelOf } from '../../domain/intake.ts';

const FORM: readonly string[] = INTAKE_FIELDS.map((field) => `${labelOf(field)}: `);

const WARNINGS: { readonly [W in NameWarning]: string } = {
  'name-not-the-company':
    'The display name should be the name of your company, or begin with it. Customers may not know you by another.',
};

export const OFFICE_TEXT = {
  'deployment-exists': 'This deployment ID exists already.',
  'hosted-already': 'Hosting for this number has been bought already.',
  'hosting-limit': 'Hosting was bought for other numbers. For one more, ask your account manager.',
  'hosting-missing': 'No hosting was bought for this number. Ask your account manager.',
  'intake-incomplete': 'Something is still needed before we can begin.',
  'more-than-ordered': 'The order names more numbers than it is for.',
  'not-account-manager': 'Hosting is ordered through the account manager.',
  'not-a-reply': 'Please answer the mail in which we ask for your information.',
  'not-hosted': 'This number is not hosted for this customer.',
  'not-installed': 'The integration is not installed in your Support.',
  'number-has-intake': 'We have the information on this number already.',
  'number-missing': 'The order must name every number that it is for: you bring your own.',
} as const;
export type OfficeReason = keyof typeof OFFICE_TEXT;

/** Programs and people find the reason on a line of its own. */
const reasonLine = (reason: OfficeReason): string => `Reason: ${reason}`;

const warningLines = (warnings: readonly NameWarning[]): readonly string[] =>
  warnings.flatMap((warning) => [`Warning: ${warning}`, WARNINGS[warning]]);

export const requestLines = (numbers: readonly string[]): readonly string[] => [
  `Hosting is on for ${numbers.join(', ')}.`,
  'Please answer this mail once for each number, with this information:',
  '',
  ...FORM,
];

export const refusalLines = (reason: OfficeReason): readonly string[] => [
  OFFICE_TEXT[reason],
  reasonLine(reason),
];

export const lackLines = (
  lacks: readonly Lack[],
  warnings: readonly NameWarning[],
): readonly string[] => [
  OFFICE_TEXT['intake-incomplete'],
  reasonLine('intake-incomplete'),
  ...lacks.map(
    ({ field, why }) => `${why === 'missing' ? 'Missing' : 'Malformed'}: ${labelOf(field)}`,
  ),
  ...warningLines(warnings),
  'What you have given is kept. Please answer this mail with the rest.',
];

export const completeLines = (warnings: readonly NameWarning[]): readonly string[] => [
  'We have everything that we need, and begin. It takes one to two weeks.',
  'In the meantime, please do your own part, and tell us when it is done.',
  ...warningLines(warnings),
];
