import type { BrokenSpec } from '../../src/cli/broken.ts';
import { writing } from './break.ts';

interface Resource {
  readonly message: string;
}

const broken: BrokenSpec = {
  wrong: 'hands what people write to Support as HTML',
  violates: ['SECURE-5'],
  ...writing('/any_channel/push', ({ external_resources: resources, ...push }) => ({
    ...push,
    external_resources: (resources as readonly Resource[]).map((resource) =>
      // What has no markup says the same as HTML.
      /[<&]/.test(resource.message) ? { ...resource, html_message: resource.message } : resource,
    ),
  })),
};

export default broken;
