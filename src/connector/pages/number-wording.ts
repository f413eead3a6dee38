// What people read about a number's past and line, in both languages.
import type { PastRefusal } from '../../domain/number-past.ts';
import type { Words } from './language.ts';

export const NUMBER_PROBLEMS: { readonly [R in PastRefusal]: Words } = {
  'number-used-before': {
    en: 'This number has been registered with WhatsApp before. Only a mobile number becomes free again with time: migrate this one out of WhatsApp, or take another.',
    ja: 'この番号は以前にWhatsAppに登録されています。時間の経過で再び使えるようになるのは携帯電話番号だけです。WhatsAppから移行するか、別の番号を使用してください。',
  },
  'number-used-lately': {
    en: 'This number was registered with WhatsApp during the last six months. Wait until they are over, or migrate it out of the app that has it.',
    ja: 'この番号は過去6か月間にWhatsAppに登録されていました。6か月が経過するまで待つか、使用中のアプリから移行してください。',
  },
};

export const NUMBER_NOTICES = {
  'try-voice': {
    en: 'A landline receives no SMS: choose the voice call, and answer the telephone.',
    ja: '固定電話はSMSを受信できません。音声通話を選択し、電話に出てください。',
  },
} as const satisfies Readonly<Record<string, Words>>;
