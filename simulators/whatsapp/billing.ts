// What a message costs. https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing
import type { Context } from './context.ts';
import type { BusinessContent } from './world/content.ts';
import type { Billing } from './world/notice.ts';
import { isFree, isOpen, type Pair, secondsOf, WINDOW_SECONDS } from './world/pair.ts';

export function billingOf(context: Context, content: BusinessContent, pair: Pair): Billing {
  const now = context.services.clock.now();
  const conversation = context.ids.hex(32);
  if (isFree(pair, now)) {
    pair.freeConversation ??= conversation;
    return {
      conversation: pair.freeConversation,
      category: 'referral_conversion',
      type: 'free_entry_point',
      ends: pair.freeUntil ?? 0,
    };
  }
  const ends = secondsOf(now) + WINDOW_SECONDS;
  if (content.type !== 'template') {
    return { conversation, category: 'service', type: 'free_customer_service', ends };
  }
  const free = content.category === 'utility' && isOpen(pair, now);
  return {
    conversation,
    category: content.category,
    type: free ? 'free_customer_service' : 'regular',
    ends,
  };
}

/** Before July 2025: conversations of service and of a free entry point were free, utility in no window. */
export const costsByConversation = ({ category }: Billing): boolean =>
  category !== 'service' && category !== 'referral_conversion';
