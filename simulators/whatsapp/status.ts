// Tells a business what has become of a message.
import type { Context } from './context.ts';
import type { BusinessNumber } from './world/business-number.ts';
import type { Failure } from './world/failure.ts';
import type { Message } from './world/message.ts';
import type { Billing, Status } from './world/notice.ts';
import { secondsOf } from './world/pair.ts';
import { identityOf } from './world/phone.ts';
import { waIdOf } from './world/wa-id.ts';
import type { World } from './world/world.ts';

/** The security code of a customer, for a business number that asked to check it. */
export function checkedIdentity(
  world: World,
  number: BusinessNumber,
  customer: string,
): string | undefined {
  const phone = number.identityCheck ? world.phones.get(customer) : undefined;
  return phone && identityOf(phone);
}

/** The number that sent a message, whoever has its phone number by now. */
export const senderOf = (world: World, { number }: Message): BusinessNumber | undefined =>
  world.numbers.get(number) ?? world.deployments.get(number)?.number;

export function tellStatus(
  context: Context,
  number: BusinessNumber,
  message: Message,
  status: Status,
  more: { readonly billing?: Billing; readonly failure?: Failure } = {},
): void {
  const { world, services } = context;
  message.state = status;
  context.notify(number, {
    kind: 'status',
    id: message.id,
    to: waIdOf(message.customer, world.rewriting),
    status,
    timestamp: secondsOf(services.clock.now()),
    billing: more.billing,
    failure: more.failure,
    echo: message.echo,
    identity: checkedIdentity(world, number, message.customer),
  });
}
