// Which phone numbers may be connected.
import type { Requirement } from './requirement.ts';
import { SOURCES } from './sources.ts';

export const NUMBER = [
  {
    id: 'NUMBER-1',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'The number of a connected account stays as it is. Whoever tries to change it is refused.',
      ja: '接続済みアカウントの電話番号は変更できず、変更しようとする操作は拒否されること。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
  {
    id: 'NUMBER-2',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'A number that WhatsApp already knows is refused until it is eligible again or has been migrated, and the refusal gives the reason and the way out.',
      ja: 'WhatsAppに登録されたことのある番号は、再び対象となるか移転が済むまで拒否されること。拒否の際は、理由と取るべき手順(移転)が示されること。',
    },
    origin: 'A',
    source: SOURCES.number,
    reading:
      'WhatsApp tells nobody the past of a number, so the customer is asked when the number is handed over; that it is in use now is learned from WhatsApp.',
    capability: 'full-service',
  },
  {
    id: 'NUMBER-3',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'A landline is accepted and gets its code by voice call. Where an SMS does not arrive, the wizard proposes the call.',
      ja: '固定電話番号が受け付けられ、確認コードを音声通話で受け取れること。SMSが届かないときは、ウィザードが音声通話を勧めること。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
  {
    id: 'NUMBER-4',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'A mobile number is accepted once six months have passed since WhatsApp last had it registered.',
      ja: '携帯電話番号は、最後にWhatsAppに登録されていた時から6か月が経過していれば受け付けられること。',
    },
    origin: 'A',
    source: SOURCES.number,
    reading:
      'Calendar months in UTC, and the day on which the sixth ends is inside: last registered on 2 December, free on 2 June. A day that its month does not have is the last of that month.',
    capability: 'full-service',
  },
  {
    id: 'NUMBER-5',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'A 1-800 or other toll-free number is accepted when it can take an SMS or a call itself.',
      ja: '1-800番号などの無料通話番号は、SMSまたは音声通話を直接受信できれば受け付けられること。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
  {
    id: 'NUMBER-6',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'A number behind a voice menu (IVR) is refused, but one that was registered with a manual code in the past keeps working.',
      ja: 'IVRの背後にある番号は拒否されること。ただし、以前に手動コードで登録された番号は引き続き機能すること。',
    },
    origin: 'A',
    source: SOURCES.number,
    reading: 'Whether a voice menu answers is asked when the number is handed over.',
    capability: 'full-service',
  },
  {
    id: 'NUMBER-7',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'A number must have the international form of its country, and a refusal shows that form: in Brazil +55 11 9XXXX XXXX for a mobile, +55 11 XXXX XXXX for a landline.',
      ja: '電話番号は国ごとの正しい国際形式で入力され、誤りがあれば正しい形式を示して拒否されること(ブラジルの例: 携帯電話は+55 11 9XXXX XXXX、固定電話は+55 11 XXXX XXXX)。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
  {
    id: 'NUMBER-8',
    level: 'MUST',
    area: 'NUMBER',
    text: {
      en: 'Spaces, dashes, parentheses and 00 in place of the plus make no other number.',
      ja: '空白、ハイフン、括弧の有無や、「+」の代わりの「00」によって、別の番号とみなされないこと。',
    },
    origin: 'A',
    source: SOURCES.number,
    capability: 'full-service',
  },
] as const satisfies readonly Requirement[];
