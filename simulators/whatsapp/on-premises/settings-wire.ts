// The shapes of On-Premises settings: the application, providers of media, and what the law wants to know.
import { z } from 'zod';
import { AUTO_DOWNLOADS } from '../world/deployment.ts';
import { figure } from './figure-wire.ts';

const whole = figure.pipe(z.number().int().positive()).optional();
const flag = z.boolean().optional();

/** Absent means unchanged. */
export const ApplicationSettings = z.object({
  callback_backoff_delay_ms: whole,
  max_callback_backoff_delay_ms: whole,
  callback_persist: flag,
  sent_status: flag,
  media: z.object({ auto_download: z.array(z.enum(AUTO_DOWNLOADS)) }).optional(),
  notify_user_change_number: flag,
  show_security_notifications: flag,
  garbagecollector_enable: z.object({ media: flag, messages: flag }).optional(),
  // The name before there were two of them.
  db_garbagecollector_enable: flag,
  // Since v2.35 nobody can switch it on again.
  pass_through: z.literal(false).optional(),
  axolotl_context_striping_disabled: flag,
  heartbeat_interval: whole,
  unhealthy_interval: whole,
  verbose_logging: flag,
  log_level: z.string().min(1).optional(),
  webhooks: z
    .object({
      url: z.string().optional(),
      max_concurrent_requests: z
        .union([z.literal(6), z.literal(12), z.literal(18), z.literal(24)])
        .optional(),
      message: z.object({ sent: flag, delivered: flag, read: flag }).optional(),
    })
    .optional(),
});
export type ApplicationSettings = z.infer<typeof ApplicationSettings>;

const secret = z.string().min(1);

export const Providers = z
  .array(
    z.object({
      name: z.string().min(1),
      type: z.literal('www'),
      config: z.union([
        z.strictObject({ bearer: secret }),
        z.strictObject({ basic: z.object({ username: secret, password: secret }) }),
      ]),
    }),
  )
  .min(1);

const phone = z
  .string()
  .regex(/^\+\d{7,15}$/)
  .optional();

const reachable = (details: {
  readonly landline_number?: string | undefined;
  readonly mobile_number?: string | undefined;
}): boolean => details.landline_number !== undefined || details.mobile_number !== undefined;

const care = {
  email: z.string().regex(/^[^\s@]+@[^\s@]+$/),
  landline_number: phone,
  mobile_number: phone,
};

/** The last two say which they are, or whether they are registered. */
const UNCLEAR: ReadonlySet<string> = new Set(['Partnership', 'Other']);

export const Compliance = z
  .object({
    entity_name: z.string().min(1),
    entity_type: z.enum([
      'Limited liability partnership',
      'Sole proprietorship',
      'Partnership',
      'Public Company',
      'Private Company',
      'Other',
    ]),
    entity_type_custom: z.string().optional(),
    is_registered: flag,
    customer_care_details: z.object(care).refine(reachable, { path: ['mobile_number'] }),
    grievance_officer_details: z
      .object({ ...care, name: z.string().min(1) })
      .refine(reachable, { path: ['mobile_number'] }),
  })
  .refine((entity) => entity.entity_type !== 'Other' || (entity.entity_type_custom ?? '') !== '', {
    path: ['entity_type_custom'],
  })
  .refine((entity) => !UNCLEAR.has(entity.entity_type) || entity.is_registered !== undefined, {
    path: ['is_registered'],
  });
