// One Zendesk at work: its world, and what the run gives it. The context of every route.
import type { Instant } from '../../src/kernel/clock.ts';
import type { Random } from '../../src/kernel/random.ts';
import type { Services } from '../../src/kernel/services.ts';
import type { ChannelWork } from './channel-framework/channel-work.ts';
import type { ReplyJob } from './channel-framework/reply-job.ts';
import type { ZendeskOptions } from './options.ts';
import type { WebhookWork } from './support/webhooks/webhook-work.ts';
import type { RateLimiter } from './world/rate-limit.ts';
import type { User } from './world/user.ts';
import type { World } from './world/world.ts';

export interface Desk extends Services {
  readonly world: World;
  /** Can be chosen anew while the account is at work. */
  readonly options: ZendeskOptions;
  readonly limiter: RateLimiter;
  readonly nextRequestId: () => string;
  readonly subdomain: string;
  /** When the account began. */
  readonly born: Instant;
  readonly brandId: number;
  /** Where the account's own pages stand: `https://acme.zendesk.com`. */
  readonly origin: string;
  /** What follows `Basic ` in a person's authorization header → the person. */
  readonly people: Map<string, User>;
  /** A person's OAuth access token → the person. */
  readonly bearers: Map<string, User>;
  /** Replies under way, ticket by ticket; the first of each is the one being delivered. */
  readonly replies: Map<number, ReplyJob[]>;
  readonly channel: ChannelWork;
  readonly webhooks: WebhookWork;
  readonly organizationMergeIds: Random;
}
