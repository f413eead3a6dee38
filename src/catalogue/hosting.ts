// Hosting of numbers: who orders it, what it costs, what it allows.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const HOSTING = [
  {
    id: 'HOSTING-1',
    level: 'MUST',
    area: 'HOSTING',
    text: {
      en: 'A number is added to Support only where Social Messaging is installed and hosting was bought for that very number; one without the other is not enough.',
      ja: 'ソーシャルメッセージングがインストールされ、かつその電話番号のホスティングが購入されている場合に限り、電話番号をSupportに追加できること。どちらか一方だけでは追加できないこと。',
    },
    origin: 'A',
    source: SOURCES.hosting,
    capability: 'full-service',
  },
  {
    id: 'HOSTING-2',
    level: 'MUST',
    area: 'HOSTING',
    text: {
      en: 'Every hosted number is charged once in each month from its purchase on, separately from other numbers.',
      ja: 'ホスティングされている電話番号ごとに、購入時から毎月1回ずつ、個別に料金が発生すること。',
    },
    origin: 'A',
    source: SOURCES.hosting,
    reading:
      'A month is a calendar month in UTC, counted from the day of purchase; what was bought on a day that a month does not have is charged on its last day.',
    capability: 'full-service',
  },
  {
    id: 'HOSTING-3',
    level: 'MUST',
    area: 'HOSTING',
    text: {
      en: 'An order says for how many numbers it is. One number more than that is refused until more is bought.',
      ja: '注文では電話番号の数を指定すること。その数を1つでも超える電話番号は、追加で購入するまで拒否されること。',
    },
    origin: 'A',
    source: SOURCES.hosting,
    reading: 'An order names every number that it is for, so hosting belongs to those numbers.',
    capability: 'full-service',
  },
  {
    id: 'HOSTING-4',
    level: 'MUST',
    area: 'HOSTING',
    text: {
      en: 'The customer brings numbers of its own. None is sold or assigned, and an order or intake that names no number is refused.',
      ja: '電話番号はカスタマーがすでに所有しているものを使うこと。番号の販売や割り当ては行われず、番号のない注文や情報は拒否されること。',
    },
    origin: 'A',
    source: SOURCES.hosting,
    capability: 'full-service',
  },
  {
    id: 'HOSTING-5',
    level: 'MUST',
    area: 'HOSTING',
    text: {
      en: 'Hosting is ordered through the account manager, and an order by anybody else is refused.',
      ja: 'ホスティングの注文はアカウントマネージャーを通して行い、それ以外の者による注文は拒否されること。',
    },
    origin: 'A',
    source: SOURCES.hosting,
    capability: 'full-service',
  },
  {
    id: 'HOSTING-6',
    level: 'MUST',
    area: 'HOSTING',
    text: {
      en: 'Every hosted number has a deployment of its own, which it shares with no other number.',
      ja: 'ホスティングされる電話番号にはそれぞれ専用のデプロイメントがあり、ほかの電話番号と共有されないこと。',
    },
    origin: 'A',
    source: SOURCES.hosting,
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
