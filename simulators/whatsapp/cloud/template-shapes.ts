// The shapes of Cloud requests about templates, and the names that Cloud gives to their parts.
import { z } from 'zod';
import { TEMPLATE_CATEGORIES, type TemplateCategory } from '../world/content.ts';

/** Words of the world as Meta writes them. */
export const enumName = (word: string): string => word.replaceAll('-', '_').toUpperCase();

export const CATEGORY_NAMES: Readonly<Record<TemplateCategory, string>> = {
  authentication: 'AUTHENTICATION',
  marketing: 'MARKETING',
  utility: 'UTILITY',
};

/** Meta's own samples write them in either case. */
const category = z
  .string()
  .transform((name) => name.toLowerCase())
  .pipe(z.enum(TEMPLATE_CATEGORIES));

const upperCase = z.string().transform((name) => name.toUpperCase());
const texts = z.array(z.string());
const namedTexts = z.array(z.object({ param_name: z.string(), example: z.string() }));

const Example = z.object({
  header_text: texts.optional(),
  header_text_named_params: namedTexts.optional(),
  header_handle: texts.optional(),
  /** Documented as a list; Meta's samples put a list inside. */
  body_text: z.union([texts, z.array(texts)]).optional(),
  body_text_named_params: namedTexts.optional(),
});
export type Example = z.infer<typeof Example>;

const Button = z.object({
  type: upperCase,
  text: z.string().optional(),
  url: z.string().optional(),
  phone_number: z.union([z.string(), z.number()]).transform(String).optional(),
  example: z.union([z.string(), texts]).optional(),
  otp_type: upperCase.optional(),
});
export type Button = z.infer<typeof Button>;

const Component = z.object({
  type: upperCase,
  format: upperCase.optional(),
  text: z.string().optional(),
  example: Example.optional(),
  buttons: z.array(Button).optional(),
  add_security_recommendation: z.boolean().optional(),
  code_expiration_minutes: z.number().int().min(1).max(90).optional(),
});
export type Component = z.infer<typeof Component>;

const components = z.array(Component);

export const CreateTemplate = z.object({
  name: z.string().min(1),
  // A language, and where it differs by country, the country.
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/),
  category,
  components,
  parameter_format: upperCase.pipe(z.enum(['POSITIONAL', 'NAMED'])).optional(),
});

export const EditTemplate = z.object({
  name: z.string().optional(),
  language: z.string().optional(),
  category: category.optional(),
  components: components.optional(),
});

export const DeleteTemplates = z.object({
  name: z.string().min(1).optional(),
  hsm_id: z.union([z.string(), z.number()]).transform(String).optional(),
  hsm_ids: texts.optional(),
});

/** One name, several with commas between, or a list. */
const names = z
  .union([z.string(), texts])
  .transform((given) => (typeof given === 'string' ? given.split(',') : given))
  .transform((given) => given.map((name) => name.trim()))
  .optional();

export const ListTemplates = z.object({
  name: z.string().optional(),
  status: names,
  category: names,
  language: names,
  quality_score: names,
  content: z.string().optional(),
  name_or_content: z.string().optional(),
  limit: z.coerce.number().int().min(1).optional(),
  after: z.string().optional(),
  before: z.string().optional(),
});
export type ListTemplates = z.infer<typeof ListTemplates>;
