// Templates: bringing a customer back after the 24 hours.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

const CLOUD =
  'Proven at Cloud, whose account lists its templates. A hosted On-Premises client lists none, so there a template is refused as unknown and nothing is sent.';

export const TEMPLATE = [
  {
    id: 'TEMPLATE-1',
    level: 'MUST',
    area: 'TEMPLATE',
    text: {
      en: 'A template that WhatsApp has approved reaches the customer, also when the 24 hours are over.',
      ja: '24時間を過ぎていても、WhatsAppが承認したテンプレートはカスタマーに届くこと。',
    },
    origin: 'A',
    source: SOURCES.templates,
    reading: CLOUD,
    capability: 'connector-only',
  },
  {
    id: 'TEMPLATE-2',
    level: 'MUST',
    area: 'TEMPLATE',
    text: {
      en: 'A template that is unknown, pending, rejected, paused, disabled or there in another language only is not sent, and the agent sees which of these it is.',
      ja: '存在しない、審査中、却下、一時停止、無効、または他の言語にしかないテンプレートは送信されず、その理由がエージェントに表示されること。',
    },
    origin: 'W',
    source: SOURCES.templateStates,
    reading: CLOUD,
    capability: 'connector-only',
  },
  {
    id: 'TEMPLATE-3',
    level: 'MUST',
    area: 'TEMPLATE',
    text: {
      en: "A template's values are checked in number and form before anything is sent.",
      ja: 'テンプレートに入れる値は、送信前に個数と形式が検査されること。',
    },
    origin: 'W',
    source: SOURCES.errorCodes,
    reading: CLOUD,
    capability: 'connector-only',
  },
  {
    id: 'TEMPLATE-4',
    level: 'MUST',
    area: 'TEMPLATE',
    text: {
      en: 'A template goes only to a customer who has written to this number before.',
      ja: 'テンプレートは、その番号に以前メッセージを送ったことのあるカスタマーにのみ送信されること。',
    },
    origin: 'F',
    source: SOURCES.templateShorthand,
    reading:
      'An agent can begin no conversation, so no ticket of a stranger is there to send from. Proven, at Cloud, where somebody else has got the number that a customer left: they have never written, and get nothing.',
    capability: 'connector-only',
  },
  {
    id: 'TEMPLATE-5',
    level: 'MUST',
    area: 'TEMPLATE',
    text: {
      en: "A template does not open the 24 hours. The customer's answer to it does, and lands on the same ticket.",
      ja: 'テンプレートの送信によって24時間は始まらないこと。カスタマーの返答によって始まり、その返答は同じチケットに入ること。',
    },
    origin: 'F',
    source: SOURCES.templateShorthand,
    reading: CLOUD,
    capability: 'connector-only',
  },
  {
    id: 'TEMPLATE-6',
    level: 'MUST',
    area: 'TEMPLATE',
    text: {
      en: 'A template that was sent stands on the ticket in the words that the customer saw.',
      ja: '送信したテンプレートは、カスタマーに表示された文面でチケットに記録されること。',
    },
    origin: 'E',
    source: SOURCES.engineering,
    reading:
      "The agent's comment holds the shorthand; an internal note adds the filled-in text. Proven at Cloud.",
    capability: 'connector-only',
  },
] as const satisfies readonly Requirement[];
