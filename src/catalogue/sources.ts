// Where requirements are written: the pages that rows point at, each named once.

const ARTICLE = 'https://support.zendesk.com/hc/ja/articles/4408838090266';

/** A section of the article that the integration is built from, by its heading. */
const article = (ja: string, en: string): string => `${ARTICLE} 「${ja}」 (${en})`;

/** WhatsApp's own documentation, by its path in a dated copy that can be opened without an account. */
const whatsapp = (path: string): string =>
  `https://github.com/yvfl/api-whatsapp-docs/blob/6afd685/docs/${path}.md`;

export const SOURCES = {
  hosting: article('WhatsAppの電話番号ホスティング料金について', 'Hosting fees'),
  intake: article('必要なアクション:WhatsAppの情報をZendeskへ送る', 'Sending the information'),
  displayName: article('WhatsApp Businessで使用する表示名', 'The display name to use'),
  installing: article(
    'WhatsApp in Supportインテグレーションをインストールする',
    'Installing the integration',
  ),
  connecting: article(
    'WhatsApp in Supportインテグレーションの設定でデプロイメントIDを使用する',
    'Using the deployment ID in the settings',
  ),
  number: article('WhatsApp Businessで使用する電話番号', 'The phone number to use'),
  profile: article('ビジネスプロフィールを編集する', 'Editing the business profile'),
  announcing: article('WhatsAppの電話番号を告知する', 'Announcing the number'),
  rules: article('WhatsAppチケットのビューとビジネスルールを調整する', 'Views and business rules'),
  views: article('ビュー', 'Views'),
  triggers: article('トリガ', 'Triggers'),
  automations: article('自動化', 'Automations'),
  macros: article('マクロ', 'Macros'),
  templates: article(
    'プロアクティブメッセージの送信に「テンプレートメッセージ」を使用する',
    'Template messages for proactive messaging',
  ),
  /** Zendesk's shorthand for templates, and to whom they may be sent. */
  templateShorthand: 'https://support.zendesk.com/hc/en-us/articles/5869718332954',
  /** Which templates there are, and how far the review of each has come. */
  templateStates: whatsapp('modelos/gerenciamento_de_modelos/template_management'),
  /** About WhatsApp in Support: tickets from messages, failures shown to agents. */
  support: 'https://support.zendesk.com/hc/en-us/articles/4408829291162',
  /** About automatic replies on social messaging channels. */
  autoReply: 'https://support.zendesk.com/hc/pt-br/articles/4408838007578',
  /** About the 24-hour rule, republished by a reseller. */
  window: 'https://support.unwiredlogic.com/hc/en/articles/4402386116121',
  /** Replying from the account that the customer wrote to. */
  replying: 'https://support.zendesk.com/hc/en-us/articles/4408839412634',
  /** Ticket states, and what an end user's comment does to them. */
  ticketStates: 'https://support.zendesk.com/hc/en-us/articles/4408894213018',
  /** What an integration says of itself, and whether its new tickets follow up closed ones. */
  manifest:
    'https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/integration_manifest/',
  /** Merging a user into another. */
  merging: 'https://support.zendesk.com/hc/en-us/articles/4408887695898',
  /** Why a message that was taken did not arrive. */
  errorCodes:
    'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes',
  /** What WhatsApp tells of a customer, such as a changed number. */
  systemMessages:
    'https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages',
  /** Limits on asking for a code: error 136024 and its subcodes. */
  requestCode:
    'https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status/request_code',
  /** Moving a number out of the WhatsApp app. */
  leavingTheApp: whatsapp('parceiros/migrate_existing_whatsapp_number_to_a_business_account'),
  /** Moving a number from one WhatsApp Business Account to another. */
  betweenAccounts: whatsapp(
    'parceiros/migrating_phone_numbers_among_solution_partners_programmatically',
  ),
  /** Registering at Cloud, with the backup of a hosted client. */
  toCloud:
    'https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration',
  /** When free-form messages may be sent. */
  customerServiceWindow: whatsapp('mensagens/visao_geral/send_messages'),
  /** Limits of the business profile, and the Cloud API's values of the vertical. */
  businessProfile: whatsapp('ativos_da_conta/outros_ativos/business_profiles'),
  /** Deliveries may be repeated and may overtake each other. */
  webhooks: whatsapp('webhooks/visao_geral/overview'),
  /** WhatsApp Business Messaging Policy. */
  businessPolicy: 'https://business.whatsapp.com/policy',
  engineering: 'engineering: what any integration that loses nothing must do',
} as const;
