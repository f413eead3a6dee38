// Cloud: what a business changes of a number itself, its two-step PIN and its display name.
import type { Call } from '../../../src/kernel/routes.ts';
import type { Response } from '../../../src/kernel/wire.ts';
import { type Context, secret } from '../context.ts';
import { askName } from '../name-review.ts';
import type { Business } from '../world/business.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import { twoStepOf } from '../world/world.ts';
import { SUCCESS, withParams } from './graph.ts';
import { registerRefused } from './number-refusals.ts';
import { paramsOf } from './params.ts';
import { SetName, SetPin } from './wire.ts';

type Answer = Response | Promise<Response>;

function setPin(context: Context, business: Business, number: BusinessNumber, call: Call): Answer {
  return withParams(context, call, SetPin, ({ pin }) => {
    if (context.world.registry.get(number.phone) !== number) {
      return registerRefused(context, { refused: 'not-registered' });
    }
    const twoStep = twoStepOf(context.world, number.phone);
    if (twoStep.pin === pin) return SUCCESS;
    twoStep.pin = secret(context, 'pin', pin);
    context.announce(business, { kind: 'pin-changed', number, event: 'changed' });
    return SUCCESS;
  });
}

function setName(context: Context, number: BusinessNumber, call: Call): Answer {
  return withParams(context, call, SetName, ({ new_display_name }) => {
    askName(context, number, new_display_name);
    return SUCCESS;
  });
}

/** A call changes one of them. */
export function changeNumber(
  context: Context,
  business: Business,
  number: BusinessNumber,
  call: Call,
): Answer {
  const { new_display_name: name } = paramsOf(call) ?? {};
  return name === undefined
    ? setPin(context, business, number, call)
    : setName(context, number, call);
}
