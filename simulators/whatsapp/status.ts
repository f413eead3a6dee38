// Tells a business what has become of a message.
import type { Context } from './context.ts';
import type { BusinessNumber } from './world/business-number.ts';
import type { Failure } from './world/failure.ts';
import type { Message } from './world/message.ts';
import type { Billing, Status } from './world/notice.ts';
import { secondsOf } from './world/pair.ts';
import { waIdOf } from './world/wa-id.ts';

export function tellStatus(
  context: Context,
  number: BusinessNumber,
  message: Message,
  status: Status,
  more: { readonly billing?: Billing; readonly failure?: Failure } = {},
): void {
  message.state = status;
  context.notify(number, {
    kind: 'status',
    id: message.id,
    to: waIdOf(message.customer, context.world.rewriting),
    status,
    timestamp: secondsOf(context.services.clock.now()),
    billing: more.billing,
    failure: more.failure,
    echo: message.echo,
  });
}
